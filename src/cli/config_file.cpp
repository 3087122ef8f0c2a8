#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/option_specs.hpp"
#include "cli/options.hpp"

namespace matang::cli {
namespace {

namespace fs = std::filesystem;

/// Options whose values are paths: in a file they are meant from where the file stands.
bool names_a_path(std::string_view option) {
  return option == "out" || option == "evidence" || option == "cookie-file" || option == "ca-file" ||
         option == "urls" || option == "agencies" || option == "baseline" || option == "ignore" ||
         option == "as-evidence";
}

std::string beside(const fs::path& config, const std::string& path) {
  const fs::path given(path);
  return given.is_absolute() ? path : (config.parent_path() / given).lexically_normal().string();
}

std::string with_dashes(std::string key) {
  std::replace(key.begin(), key.end(), '_', '-');
  return key;
}

class ConfigReader {
 public:
  explicit ConfigReader(std::string path) : path_(std::move(path)) {}

  void read(const yaml::Node& root) {
    if (root.kind == yaml::Node::Kind::null) return;
    if (root.kind != yaml::Node::Kind::mapping) {
      problems.push_back({root.where, "this file should be a mapping of options", "write lines like “lang: id”"});
      return;
    }
    for (const auto& entry : root.entries) {
      if (entry.key == "site")
        read_site(entry.value);
      else if (entry.key == "target")
        config.target = scalar(entry);
      else if (entry.key == "start")
        config.start = scalar(entry);
      else if (entry.key == "limits" || entry.key == "crawl")
        read_options_of(entry.value);
      else
        read_option(entry);
    }
    // A target in a file is an address, or a path beside the file.
    if (!config.target.empty() && config.target.find("://") == std::string::npos)
      config.target = beside(path_, config.target);
  }

  ConfigFile config;
  Problems problems;

 private:
  std::string scalar(const yaml::Node::Entry& entry) {
    if (entry.value.kind == yaml::Node::Kind::scalar) return entry.value.scalar;
    problems.push_back({entry.value.where, fmt::format("“{}” should be one text", entry.key), ""});
    return {};
  }

  void read_options_of(const yaml::Node& node) {
    if (node.kind != yaml::Node::Kind::mapping) {
      problems.push_back({node.where, "this should be a mapping of options", "write lines like “max_pages: 500”"});
      return;
    }
    for (const auto& entry : node.entries) read_option(entry);
  }

  void read_option(const yaml::Node::Entry& entry) {
    std::string name = with_dashes(entry.key);
    if (name == "rubrics") name = "rubric";
    const OptionSpec* spec = find_option(name);
    if (spec == nullptr || name == "config") {
      std::vector<std::string> known{"target", "start", "site", "limits", "rubrics"};
      for (const OptionSpec& one : option_specs()) known.emplace_back(one.name);
      problems.push_back(
          {entry.where, fmt::format("there is no option “{}”", entry.key), yaml::did_you_mean(name, known)});
      return;
    }
    std::vector<const yaml::Node*> values;
    if (entry.value.kind == yaml::Node::Kind::sequence) {
      for (const yaml::Node& item : entry.value.items) values.push_back(&item);
    } else if (entry.value.kind == yaml::Node::Kind::scalar) {
      values.push_back(&entry.value);
    }
    if (!spec->repeatable && values.size() != 1) {
      problems.push_back({entry.value.where, fmt::format("“{}” takes one value", entry.key), ""});
      return;
    }
    for (const yaml::Node* value : values) {
      if (value->kind != yaml::Node::Kind::scalar) {
        problems.push_back({value->where, fmt::format("“{}” takes plain values", entry.key), ""});
        continue;
      }
      std::string text = value->scalar;
      if (spec->value.empty() && text != "true" && text != "false") {
        problems.push_back({value->where, fmt::format("“{}” is a switch", entry.key), "it takes true or false"});
        continue;
      }
      const bool rubric_file = name == "rubric" && (text.ends_with(".yaml") || text.find('/') != std::string::npos);
      if (names_a_path(name) || rubric_file) text = beside(path_, text);
      config.options[name].push_back({std::move(text), value->where});
    }
  }

  void read_site(const yaml::Node& node) {
    if (node.kind == yaml::Node::Kind::scalar) {
      config.without_site = node.scalar == "none";
      if (!config.without_site)
        problems.push_back({node.where, fmt::format("“site” cannot be “{}”", node.scalar),
                            "write “none” where there is no site to look at, or “hosts:” below it"});
      return;
    }
    yaml::MappingReader site(node, "a site", problems);
    const yaml::Node* hosts = site.is_mapping() ? site.required("hosts") : nullptr;
    if (site.is_mapping()) site.finish();
    if (hosts == nullptr) return;
    if (hosts->kind != yaml::Node::Kind::mapping || hosts->entries.empty()) {
      problems.push_back(
          {hosts->where, "“hosts” should map each host name to a directory", "write “www.example.go.id: site/www”"});
      return;
    }
    for (const auto& entry : hosts->entries) {
      const std::string directory =
          entry.value.kind == yaml::Node::Kind::scalar ? beside(path_, entry.value.scalar) : std::string{};
      std::error_code ignored;
      if (directory.empty() || !fs::is_directory(directory, ignored))
        problems.push_back({entry.value.where, fmt::format("there is no directory for the host “{}”", entry.key),
                            "name a directory, relative to this file"});
      else
        config.hosts.emplace(entry.key, directory);
    }
  }

  fs::path path_;
};

}  // namespace

Result<ConfigFile> read_config(const std::string& path) {
  auto document = yaml::read_file(path);
  if (!document) return document.error();
  ConfigReader reader(path);
  reader.read(*document);
  if (!reader.problems.empty()) return reader.problems;
  return std::move(reader.config);
}

}  // namespace matang::cli
