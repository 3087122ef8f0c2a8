#pragma once
#include <string>

#include "matang/capture/capture.hpp"

namespace matang::source {

/// libcurl's result codes as our closed list; by number, since the texts differ between versions. `verify` is
/// CURLINFO_SSL_VERIFYRESULT.
capture::FetchFailure failure_of(int curl_code, long verify);

}  // namespace matang::source
