#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matang::facts::page {

/// Something to reach an office by, found in running text.
struct ContactMention {
  enum class Kind { phone, whatsapp, email, address } kind;
  std::string value;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// `indonesian`: numbers with a leading 0 are Indonesian and get +62; elsewhere they stay as dialled.
std::vector<ContactMention> find_phones(std::string_view text, bool indonesian);
std::vector<ContactMention> find_emails(std::string_view text);
/// Street addresses, "Jl. Merdeka No. 1, Palembang 30131"; `expected`: the text stands where addresses stand.
std::vector<ContactMention> find_addresses(std::string_view text, bool expected);

/// "+62711350000", "112"; empty where the digits are no number one can call.
std::string normalised_phone(std::string_view written, bool indonesian);
/// In lower case; empty where it is none.
std::string normalised_email(std::string_view written);

}  // namespace matang::facts::page
