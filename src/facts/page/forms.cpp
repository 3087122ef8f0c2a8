#include <algorithm>
#include <array>

#include "facts/page/destination.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {
namespace {

constexpr std::size_t max_forms = 500, max_fields = 60;  // our choices, of one page

/// A form's words, by how much each says about its purpose.
struct Evidence {
  std::vector<std::string> fields;
  std::string names;    ///< field names, ids and action: machine words
  std::string wording;  ///< legends, headings, buttons, placeholders
  bool password = false, textarea = false, email = false, file = false, search_type = false, submit = false;
  std::size_t inputs = 0;
};

std::string label_for(const PageView& view, std::uint32_t form, std::uint32_t field,
                      const std::unordered_map<std::string_view, std::uint32_t>& labels) {
  if (const auto id = view.attribute(field, "id"); !id.empty())
    if (const auto label = labels.find(id); label != labels.end())
      if (const auto text = view.text_of(label->second); says_something(text)) return one_line(text, 80);
  for (auto up = view.parent(field); up != web::Html::none && up > form; up = view.parent(up))
    if (view.tags[up] == Tag::label)
      if (const auto text = view.text_of(up); says_something(text)) return one_line(text, 80);
  for (const auto name : {"aria-label", "placeholder", "title"})
    if (const auto text = trimmed(view.attribute(field, name)); says_something(text)) return one_line(text, 80);
  // Layout by table: the cell before says what this one asks.
  for (auto up = view.parent(field); up != web::Html::none && up > form; up = view.parent(up)) {
    if (view.tags[up] != Tag::td && view.tags[up] != Tag::tr) continue;
    if (view.tags[up] == Tag::td) continue;
    const auto text = view.text_of(up);
    if (says_something(text) && text.size() < 80) return one_line(text, 80);
    break;
  }
  return one_line(view.attribute(field, "name"), 80);
}

Evidence evidence_of(const PageView& view, std::uint32_t form) {
  Evidence evidence;
  std::unordered_map<std::string_view, std::uint32_t> labels;
  const auto end = view.end(form);
  for (auto i = form; i < end; ++i)
    if (view.tags[i] == Tag::label)
      if (const auto id = view.attribute(i, "for"); !id.empty()) labels.emplace(id, i);
  const auto add_field = [&](std::uint32_t i) {
    ++evidence.inputs;
    if (evidence.fields.size() >= max_fields) return;
    auto label = label_for(view, form, i, labels);
    if (!label.empty() && std::find(evidence.fields.begin(), evidence.fields.end(), label) == evidence.fields.end())
      evidence.fields.push_back(std::move(label));
  };
  for (auto i = form; i < end && evidence.names.size() < 8000; ++i) {
    const auto tag = view.tags[i];
    if (tag == Tag::input || tag == Tag::select || tag == Tag::textarea || tag == Tag::button) {
      for (const auto name : {"name", "id"}) (evidence.names += ' ').append(view.attribute(i, name));
      (evidence.wording += ' ').append(view.attribute(i, "placeholder"));
    }
    if (tag == Tag::textarea) {
      evidence.textarea = true;
      add_field(i);
    } else if (tag == Tag::select) {
      add_field(i);
    } else if (tag == Tag::button) {
      const auto type = view.attribute(i, "type");
      evidence.submit = evidence.submit || type.empty() || equals_ignoring_case(type, "submit");
      (evidence.wording += ' ').append(view.text_of(i));
    } else if (tag == Tag::input) {
      const auto type = lowered(view.attribute(i, "type"));
      if (type == "hidden") continue;
      if (type == "submit" || type == "image" || type == "button" || type == "reset") {
        evidence.submit = evidence.submit || type == "submit" || type == "image" ||
                          (type == "button" && view.has_attribute(i, "onclick"));
        (evidence.wording += ' ').append(view.attribute(i, "value"));
        continue;
      }
      evidence.password = evidence.password || type == "password";
      evidence.email = evidence.email || type == "email";
      evidence.file = evidence.file || type == "file";
      evidence.search_type = evidence.search_type || type == "search";
      add_field(i);
    } else if (is_heading(tag) || tag == Tag::legend) {
      (evidence.wording += ' ').append(view.text_of(i));
    }
  }
  return evidence;
}

/// The heading a reader sees above: the nearest one before the form, not too far.
std::string heading_before(const PageView& view, std::uint32_t node) {
  std::size_t elements = 0;
  for (auto i = node; i-- > 0 && elements < 40;) {
    if (is_heading(view.tags[i]) || view.tags[i] == Tag::legend)
      return view.end(i) <= node ? one_line(view.text_of(i)) : std::string();
    if (view.tags[i] == Tag::form && view.end(i) <= node) return {};
    elements += view.nodes()[i].kind == web::Node::Kind::element;
  }
  return {};
}

bool mentions(std::string_view text, std::initializer_list<std::string_view> needles) {
  return std::any_of(needles.begin(), needles.end(),
                     [&](std::string_view n) { return contains_ignoring_case(text, n); });
}

bool has_concept(const PageView& view, std::string_view text, std::string_view id) {
  const auto index = view.lexicon.find(id);
  if (!index) return false;
  const auto matches = view.lexicon.match(text);
  return std::any_of(matches.begin(), matches.end(),
                     [&](const lexicon::Match& m) { return m.concept_index == *index; });
}

FormPurpose purpose_of(const PageView& view, const Evidence& e, std::string_view action, std::string_view role,
                       std::string_view heading) {
  std::string fields;
  for (const auto& field : e.fields) (fields += ' ').append(field).append(" ;");
  const auto machine = std::string(action) + e.names + ' ' + std::string(role);
  const auto words = e.wording + ' ' + fields;
  const auto all = words + ' ' + std::string(heading);
  const bool says_search = e.search_type || mentions(machine, {"search", "cari", "keyword", "query"}) ||
                           role == "search" ||
                           mentions(words, {"search", "cari ", "cari…", "cari...", "pencarian", "telusuri"}) ||
                           has_word(e.names, "s") || has_word(e.names, "q");
  if (e.password) return FormPurpose::login;
  if (mentions(machine, {"wp-comments-post", "comment_post_id", "comment_parent", "komentar", "comment"}) && e.textarea)
    return FormPurpose::comment;
  if (e.textarea &&
      mentions(all, {"komentar", "leave a reply", "tinggalkan balasan", "leave a comment", "post comment"}) &&
      !mentions(all, {"pengaduan", "laporan"}))
    return FormPurpose::comment;
  const bool lookup_words =
      mentions(all, {"cek ", "lacak", "tracking", "cari data", "status permohonan", "nomor resi", "nomor registrasi",
                     "no. registrasi", "nomor tiket", "kode tiket", "nomor berkas", "no. berkas", "cek status"}) ||
      mentions(machine, {"tracking", "lacak", "cekstatus", "cek-status", "cek_status"});
  if (e.inputs <= 2 && !e.textarea && lookup_words) return FormPurpose::lookup;
  if (e.inputs <= 3 && !e.textarea && !e.file && says_search && !e.email) {
    if (mentions(fields, {"nik", "nomor", "nop", "npwp", "no. "}) && !mentions(fields, {"cari"}))
      return FormPurpose::lookup;
    return FormPurpose::search;
  }
  if (e.inputs <= 3 && !e.textarea &&
      mentions(machine + all, {"newsletter", "subscribe", "langganan", "berlangganan", "mc4wp", "mailchimp"}))
    return FormPurpose::newsletter;
  if (mentions(all,
               {"pengaduan", "aduan", "lapor", "keluhan", "complaint", "aspirasi", "whistle", "report a problem"}) ||
      mentions(machine, {"pengaduan", "aduan", "lapor", "complain", "keluhan", "aspirasi"}) ||
      has_concept(view, all, "complaint"))
    return FormPurpose::complaint;
  if (mentions(all, {"pembayaran", "bayar ", "payment", "checkout", "nominal"}) ||
      mentions(machine, {"payment", "checkout", "pembayaran"}))
    return FormPurpose::payment;
  if (mentions(all, {"survei", "survey", "kepuasan", "polling", "jajak", "kuesioner", "kuisioner", "angket", "ikm"}) ||
      mentions(machine, {"survey", "survei", "polling", "poll", "vote", "skm"}))
    return FormPurpose::survey;
  if (mentions(all,
               {"permohonan", "pendaftaran", "daftar ", "registrasi", "pengajuan", "ajukan", "application", "apply",
                "register", "booking", "reservasi", "peminjaman", "pemohon", "izin", "antrian", "unggah"}) ||
      mentions(machine, {"permohonan", "pendaftaran", "pengajuan", "booking", "register"}) ||
      (e.file && e.inputs >= 3) || has_concept(view, all, "application"))
    return FormPurpose::application;
  if (mentions(all, {"hubungi", "kontak", "contact", "buku tamu", "guest book", "pesan", "message", "saran", "feedback",
                     "get in touch"}) ||
      mentions(machine, {"contact", "kontak", "bukutamu", "guestbook", "pesan", "message"}))
    return FormPurpose::contact;
  if (lookup_words) return FormPurpose::lookup;
  if (e.inputs == 1 && e.email) return FormPurpose::newsletter;
  if (e.inputs <= 2 && !e.textarea && mentions(fields, {"nik", "nop", "npwp", "nomor"})) return FormPurpose::lookup;
  if (e.textarea && (e.email || mentions(fields, {"mail", "nama", "name"}))) return FormPurpose::contact;
  return FormPurpose::other;
}

/// Forms made elsewhere: what people fill in is on the provider's page.
bool is_form_provider(const web::Url& url) {
  const auto host = url.host();
  const auto path = url.path();
  if (host == "docs.google.com") return contains_ignoring_case(path, "/forms/");
  if (host == "forms.gle" || host == "forms.office.com" || host == "forms.microsoft.com" ||
      host == "forms.cloud.microsoft")
    return path.size() > 1;
  for (const std::string_view domain :
       {"jotform.com", "typeform.com", "surveymonkey.com", "cognitoforms.com", "wufoo.com", "formstack.com",
        "zfrmz.com", "tally.so", "kobotoolbox.org", "zohopublic.com", "123formbuilder.com"}) {
    if (host.size() >= domain.size() && host.substr(host.size() - domain.size()) == domain &&
        (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.'))
      return path.size() > 1;
  }
  return false;
}

/// What a link or frame says of its form; a bare picture or "klik di sini" leaves it to the words around.
std::string own_words(const PageView& view, std::uint32_t node) {
  auto label = view.tags[node] == Tag::iframe ? one_line(view.attribute(node, "title")) : label_of(view, node);
  const bool vague = label.empty() || contains_ignoring_case(label, "klik") ||
                     contains_ignoring_case(label, "di sini") || contains_ignoring_case(label, "here");
  if (!vague || view.tags[node] == Tag::iframe) return label;
  auto up = view.parent(node);
  for (int steps = 0; steps < 3 && up != web::Html::none; ++steps, up = view.parent(up)) {
    const auto around = view.text_of(up);
    if (around.size() > 300) break;
    if (around.size() > label.size() + 3) return one_line(around);
  }
  return label;
}

}  // namespace

std::vector<FormSeen> find_forms(const PageView& view) {
  std::vector<FormSeen> forms;
  for (std::uint32_t i = 0; i < view.size() && forms.size() < max_forms; ++i) {
    const auto tag = view.tags[i];
    if (tag == Tag::form) {
      auto evidence = evidence_of(view, i);
      if (evidence.inputs == 0 && !evidence.submit) continue;
      FormSeen form;
      const auto action = trimmed(view.attribute(i, "action"));
      const bool none = action.empty() || action == "#" || starts_with_ignoring_case(action, "javascript:");
      form.action = view.url.without_fragment();
      if (!none)
        if (auto url = web::Url::resolve(view.base, action)) form.action = *std::move(url);
      form.method = equals_ignoring_case(trimmed(view.attribute(i, "method")), "post") ? "post" : "get";
      bool script = view.has_attribute(i, "onsubmit") || starts_with_ignoring_case(action, "javascript:");
      for (const auto& attribute : view.nodes()[i].attributes)
        script = script || attribute.name.find("submit") != std::string_view::npos ||
                 (!attribute.name.empty() && attribute.name.substr(0, 3) == "hx-") || attribute.name == "id" ||
                 (attribute.name.substr(0, 5) == "data-");
      // A form with an id or data may be sent by a script elsewhere; without submit and script nothing is sent.
      form.inert = none && !evidence.submit && !script;
      const auto heading = heading_before(view, i);
      form.purpose = purpose_of(view, evidence, none ? std::string_view{} : action, view.attribute(i, "role"), heading);
      form.fields = std::move(evidence.fields);
      form.line = view.line(i);
      form.block = view.block_index(i);
      form.excerpt = one_line(heading.empty() ? std::string(view.text_of(i)) : heading);
      forms.push_back(std::move(form));
    } else if (tag == Tag::iframe || tag == Tag::a) {
      auto reference = view.attribute(i, tag == Tag::a ? "href" : "src");
      if (tag == Tag::iframe && reference.empty()) reference = view.attribute(i, "data-src");
      if (reference.size() < 10 || !contains_ignoring_case(reference, "form")) {
        if (!contains_ignoring_case(reference, "survey") && !contains_ignoring_case(reference, "zfrmz") &&
            !contains_ignoring_case(reference, "tally.so") && !contains_ignoring_case(reference, "kobo"))
          continue;
      }
      auto url = web::Url::resolve(view.base, reference);
      if (!url || !is_form_provider(*url)) continue;
      const auto same = std::any_of(forms.begin(), forms.end(), [&](const FormSeen& f) { return f.action == *url; });
      if (same) continue;
      FormSeen form;
      const auto words = own_words(view, i);
      const auto heading = heading_before(view, i);
      Evidence evidence;
      evidence.wording = words;
      evidence.inputs = 4;
      form.purpose = purpose_of(view, evidence, {}, {}, words.empty() ? heading : std::string());
      form.action = *std::move(url);
      form.method = "embed";
      form.line = view.line(i);
      form.block = view.block_index(i);
      form.excerpt = one_line(words.empty() ? heading : words);
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

}  // namespace matang::facts::page
