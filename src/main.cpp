#include "matang/cli/cli.hpp"

int main(int argc, char** argv) { return matang::cli::run(argc, argv); }
