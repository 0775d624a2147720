/// Rules of merchandisers over the lists that models rank: what to raise, lower, pin, leave out or
/// limit, when, and how varied and how adventurous a list is to be.
///
/// [Rule]s are data; [CompiledRules] holds them ready for a catalogue; [CompiledRules#apply] turns
/// ranked candidates into a [RuledList] whose items say what each rule added to their score.
@NullMarked
package io.shopkeeper.rules;

import org.jspecify.annotations.NullMarked;
