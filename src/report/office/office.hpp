#pragma once
#include <string>

/// Word and PDF: what a program is given to make them from. The programs are run by cli/, so that rendering stays
/// without side effects.
namespace matang::report::office {

/// The look of the Word document (pandoc's --reference-doc): A4, page numbers, tables with lines and repeated headings.
std::string reference_docx();

}  // namespace matang::report::office
