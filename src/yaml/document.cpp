#include "matang/yaml/document.hpp"

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sstream>

#include "builder.hpp"
#include "source_text.hpp"

namespace matang::yaml {
namespace {

/// yaml-cpp names the token it did not expect; a clerk wants to know what to change.
Problem explain(const YAML::Exception& fault, const SourceText& source) {
  if (fault.mark.is_null()) return {source.whole(), "this is not YAML: " + fault.msg, ""};
  const auto line = static_cast<std::size_t>(fault.mark.line);
  const auto column = static_cast<std::size_t>(fault.mark.column);
  const std::string_view text = source.line(line);
  const Location where = source.at(line, column);
  const char here = column < text.size() ? text[column] : '\0';
  using namespace YAML::ErrorMsg;
  if (here == '?') return {where, "a question mark stands unquoted inside { } or [ ]", "put the text in double quotes"};
  if (here == '@' || here == '`' || here == '%')
    return {where, fmt::format("a text may not begin with '{}'", here), "put the text in double quotes"};
  if (fault.msg == MAP_VALUE)
    return {where, "a colon stands where no key may end",
            "put a text that holds ': ' in quotes; check the indentation"};
  if (fault.msg == EOF_IN_SCALAR) return {where, "the quotes opened before are never closed", "close them"};
  if (fault.msg == END_OF_MAP_FLOW) return {where, "the { before is not closed here", "write a comma or }"};
  if (fault.msg == END_OF_SEQ_FLOW) return {where, "the [ before is not closed here", "write a comma or ]"};
  if (fault.msg == END_OF_MAP || fault.msg == END_OF_SEQ)
    return {where, "this line does not continue what stands above it",
            "check the indentation, and quote texts that begin with a quote, { or ["};
  if (fault.msg.find("nchor") != std::string::npos && here == '*')
    return {where, "this alias has no anchor before it", "put a text that begins with * in quotes"};
  return {where, "this is not YAML: " + fault.msg, ""};
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Result<Node> read_text(std::string_view text, const std::string& file_name, Limits limits) {
  if (text.size() > limits.bytes)
    return Problem{{file_name, 0, 0}, fmt::format("the file is larger than {} bytes", limits.bytes), "split it"};
  const SourceText source(text, file_name);
  Problems problems = source.faults();
  if (!problems.empty()) return problems;

  std::istringstream stream{std::string(source.text())};
  Builder builder(source, limits, problems);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    builder.check_last_quotes();
  } catch (const StopReading&) {
  } catch (const YAML::Exception& fault) {
    problems.push_back(explain(fault, source));
  }
  if (!problems.empty()) return problems;
  Node root = builder.take();
  if (root.where.line == 0) root.where = {file_name, 1, 1};  // an empty file is a null value
  return root;
}

Result<Node> read_file(const std::string& path, Limits limits) {
  const auto failed = [&](int code) {
    return Problem{{path, 0, 0}, fmt::format("the file cannot be read: {}", std::strerror(code)), "check its name"};
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return failed(errno);
  std::string text;
  char buffer[1 << 16];
  while (text.size() <= limits.bytes) {
    const std::size_t got = std::fread(buffer, 1, sizeof buffer, file.get());
    text.append(buffer, got);
    if (got < sizeof buffer) break;
  }
  if (std::ferror(file.get()) != 0) return failed(errno);  // a folder opens, and fails here
  return read_text(text, path, limits);
}

}  // namespace matang::yaml
