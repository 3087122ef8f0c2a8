#pragma once
#include "matang/rules/expression.hpp"

namespace matang::rules {

/// How many witnesses an answer names; `counted` still says how many there were. Our choice: what a reader looks
/// through.
inline constexpr std::size_t most_witnesses = 20;

/// Adds a row as a witness: counted always, named while there is room.
void add_witness(Answer& answer, const facts::Table& table, const facts::Row& row);

/// Adds what another answer saw and why, leaving the truth alone. A reason is said once.
void absorb(Answer& into, const Answer& from);
void add_reason(Answer& answer, Message reason);

}  // namespace matang::rules
