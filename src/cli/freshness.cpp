#include "cli/freshness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/workflow.hpp"
#include "matang/facts/freshness.hpp"
#include "report/plain.hpp"
#include "report/table_view.hpp"
#include "report/wording.hpp"

namespace matang::cli {
namespace {

using report::TableView;

bool is_stale(const assess::Finding& finding) {
  return finding.kind == "stale_menu" || finding.kind == "stale_page" || finding.kind == "stale_site";
}

/// One menu or page under a policy. In the order they are told in.
struct Line {
  enum class Standing { stale, ignored, undated, fresh } standing = Standing::fresh;
  std::string subject, words, address;
};
constexpr std::array<std::string_view, 4> tags{"stale", "ignored", "undated", "fresh"};

/// Places under a policy, gathered from the tables with the policy that judged them.
class Freshness {
 public:
  Freshness(const assess::Assessment& assessment, const lexicon::Lexicon& lexicon, report::Language language)
      : a_(assessment), lexicon_(lexicon), language_(language), pages_(assessment, "pages") {
    for (std::size_t i = 0; i < pages_.size(); ++i)
      for (const char* field : {"final_url", "url"}) page_at_.try_emplace(pages_.text(i, field), i);
    for (const assess::Finding& finding : a_.findings)
      if (is_stale(finding) && finding.standing == assess::Standing::ignored)
        ignored_.insert(finding.kind + '\n' + finding.url.text());
  }

  std::vector<Line> lines() {
    const TableView menus(a_, "menus");
    for (std::size_t i = 0; i < menus.size(); ++i) {
      told_.insert(menus.text(i, "target"));
      add("stale_menu", menus.text(i, "path"), menus.text(i, "label"), menus.text(i, "target"), menus.text(i, "state"),
          menus.date(i, "newest_date"));
    }
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (pages_.text(i, "state") != "stale") continue;  // of pages no menu names, only the stale ones are worth a line
      if (told_.contains(pages_.text(i, "final_url")) || told_.contains(pages_.text(i, "url"))) continue;
      auto newest = pages_.date(i, "newest_item");
      if (!newest) newest = std::max(pages_.date(i, "date_published"), pages_.date(i, "date_modified"));
      add("stale_page", pages_.text(i, "title"), "", pages_.text(i, "url"), "stale", newest);
    }
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const Line& a, const Line& b) { return a.standing < b.standing; });
    return std::move(lines_);
  }

 private:
  void add(const std::string& kind, const std::string& subject, const std::string& label, const std::string& address,
           const std::string& state, std::optional<web::Date> newest) {
    if (state != "works" && state != "stale") return;
    const auto url = web::Url::parse(address);
    if (!url) return;
    const auto page = page_at_.find(address);
    const std::string title = page == page_at_.end() ? "" : pages_.text(page->second, "title");
    const auto* policy = facts::freshness_policy(label, *url, title, lexicon_);
    const bool stale = state == "stale";
    if (!stale && (policy == nullptr || !policy->freshness->max_age)) return;
    if (!said_.insert(subject + '\n' + address).second) return;
    Message message{newest ? "fresh.dated" : "fresh.undated", {}};
    if (policy != nullptr && policy->freshness->max_age)
      message.args = {{"id", policy->title_id.empty() ? policy->id : policy->title_id},
                      {"en", policy->title_en.empty() ? policy->id : policy->title_en},
                      {"allowed", std::to_string(policy->freshness->max_age->count())}};
    if (newest) {
      const auto age = (std::chrono::sys_days(a_.as_of) - std::chrono::sys_days(*newest)).count();
      message.args.emplace_back("newest", web::to_text(*newest));
      message.args.emplace_back("days", std::to_string(std::max<std::int64_t>(age, 0)));
    }
    const auto standing =
        stale    ? (ignored_.contains(kind + '\n' + address) ? Line::Standing::ignored : Line::Standing::stale)
        : newest ? Line::Standing::fresh
                 : Line::Standing::undated;
    lines_.push_back({standing, report::plain(subject.empty() ? address : subject), report::say(message, language_),
                      report::plain(address)});
  }

  const assess::Assessment& a_;
  const lexicon::Lexicon& lexicon_;
  report::Language language_;
  TableView pages_;
  std::map<std::string, std::size_t> page_at_;
  std::set<std::string> ignored_, told_, said_;
  std::vector<Line> lines_;
};

std::string told(const assess::Assessment& a, const lexicon::Lexicon& lexicon, const Options& options) {
  const report::Language language = options.report.language;
  const std::vector<Line> lines = Freshness(a, lexicon, language).lines();
  std::array<std::size_t, tags.size()> counts{};
  std::string body;
  for (const Line& line : lines) {
    const auto standing = static_cast<std::size_t>(line.standing);
    counts[standing] += 1;
    if (options.quiet && line.standing != Line::Standing::stale) continue;
    const std::string tag = report::say({"fresh.tag." + std::string(tags[standing]), {}}, language);
    body += fmt::format("{}: {}: {}\n", tag, line.subject, line.words);
    if (line.standing == Line::Standing::stale) body += fmt::format("  {}\n", line.address);
  }
  for (const assess::Finding& finding : a.findings)
    if (finding.kind == "stale_site" && finding.standing != assess::Standing::ignored)
      body += fmt::format("{}: {}: {}\n", report::say({"fresh.tag.stale", {}}, language),
                          report::plain(finding.subject), report::say(finding.detail, language));
  if (options.quiet) return body;
  const std::string name = a.name.empty() ? std::string(a.target.host()) : a.name;
  std::string text = report::say({"fresh.title", {{"name", name}, {"date", web::to_text(a.as_of)}}}, language) + "\n\n";
  text += body + (body.empty() ? "" : "\n");
  Message sum{lines.empty() ? "fresh.none" : "fresh.counts", {}};
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (tags[i] != "ignored" || counts[i] > 0) sum.args.emplace_back(tags[i], std::to_string(counts[i]));
  text += report::say(sum, language) + "\n";
  if (!a.completeness.complete_enough()) text += report::say({"fresh.open", {}}, language) + "\n";
  return text;
}

}  // namespace

int deliver_freshness(assess::Assessment assessment, const Preparation& preparation, const Options& options) {
  std::erase_if(assessment.findings, [](const assess::Finding& finding) { return !is_stale(finding); });
  if (!assessment.assessable || !options.formats.empty()) {
    const int status = deliver(assessment, preparation.review, options);
    if (status != done) return status;
    apply(preparation.review, assessment);
  } else {
    const Reviewed reviewed = apply(preparation.review, assessment);
    print(without_commands(told(assessment, preparation.lexicon, options)));
    say_review(reviewed, options);
  }
  const bool stale = std::any_of(assessment.findings.begin(), assessment.findings.end(),
                                 [](const auto& finding) { return finding.standing != assess::Standing::ignored; });
  return stale ? condition_holds : done;
}

}  // namespace matang::cli
