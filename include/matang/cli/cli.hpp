#pragma once

namespace matang::cli {

/// The whole program: reads the command line, does the work, returns the contract's exit status (0 to 4).
int run(int argc, char** argv);

}  // namespace matang::cli
