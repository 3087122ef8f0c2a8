#include "matang/lexicon/lexicon.hpp"

#include <algorithm>
#include <map>

#include "address.hpp"
#include "automaton.hpp"
#include "load.hpp"

namespace matang::lexicon {
namespace {

Automaton automaton_of(const std::vector<Concept>& concepts) {
  std::vector<Automaton::Phrase> phrases;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const std::string& phrase : concepts[i].phrases)
      phrases.push_back({phrase, static_cast<ConceptIndex>(i), false});
    for (const std::string& label : concepts[i].labels) phrases.push_back({label, static_cast<ConceptIndex>(i), true});
  }
  return Automaton(phrases);
}

Result<std::vector<Concept>> concepts_of(const Result<yaml::Node>& file) {
  if (!file) return file.error();
  Problems problems;
  auto concepts = read_concepts(*file, problems);
  if (!problems.empty()) return problems;
  return concepts;
}

}  // namespace

struct Lexicon::Impl {
  std::vector<Concept> concepts;
  std::map<std::string, ConceptIndex, std::less<>> by_id;
  Automaton automaton;
  AddressPatterns addresses;

  explicit Impl(std::vector<Concept> read) : concepts(std::move(read)), automaton(automaton_of(concepts)) {
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      const auto index = static_cast<ConceptIndex>(i);
      by_id.emplace(concepts[i].id, index);
      for (const std::string& host : concepts[i].hosts) addresses.add_host(host, index);
      for (const std::string& path : concepts[i].paths) addresses.add_path(path, index);
    }
  }
};

Lexicon::Lexicon(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(const std::string& path) {
  auto concepts = concepts_of(yaml::read_file(path));
  if (!concepts) return concepts.error();
  return Lexicon(std::make_unique<const Impl>(*std::move(concepts)));
}

Result<Lexicon> Lexicon::read(std::string_view yaml, const std::string& file_name) {
  auto concepts = concepts_of(yaml::read_text(yaml, file_name));
  if (!concepts) return concepts.error();
  return Lexicon(std::make_unique<const Impl>(*std::move(concepts)));
}

const std::vector<Concept>& Lexicon::concepts() const { return impl_->concepts; }

std::optional<ConceptIndex> Lexicon::find(std::string_view id) const {
  const auto found = impl_->by_id.find(id);
  return found == impl_->by_id.end() ? std::nullopt : std::optional(found->second);
}

bool Lexicon::is_in(ConceptIndex index, std::string_view group_or_id) const {
  if (index >= impl_->concepts.size()) return false;
  const Concept& its = impl_->concepts[index];
  return its.id == group_or_id || std::find(its.groups.begin(), its.groups.end(), group_or_id) != its.groups.end();
}

std::vector<Match> Lexicon::match(std::string_view utf8_text) const { return impl_->automaton.match(utf8_text); }

std::vector<ConceptIndex> Lexicon::match_address(const web::Url& url) const {
  if (!url.is_http()) return {};
  return impl_->addresses.match(url.host(), url.readable_path(), url.query());
}

}  // namespace matang::lexicon
