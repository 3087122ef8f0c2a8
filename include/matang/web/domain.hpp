#pragma once
#include <string>
#include <string_view>

namespace matang::web {

/// The registrable domain of a host by the public suffix list: "ppid.kendalkab.go.id" → "kendalkab.go.id". A host that
/// is itself a suffix, an IP address or a single label is its own registrable domain.
std::string registrable_domain(std::string_view host);

/// Whether both hosts belong to one registrable domain: one government with all its sub-hosts. "www." never matters.
bool same_government(std::string_view a, std::string_view b);

/// Whether a host belongs to an Indonesian government body (go.id and desa.id).
bool is_government_host(std::string_view host);

/// Loopback, private, link-local, multicast and other addresses that no public site has (RFC 6890); text form, v4 or v6.
bool is_private_address(std::string_view ip);

}  // namespace matang::web
