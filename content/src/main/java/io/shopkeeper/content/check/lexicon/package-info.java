/// Words for what things are made of, do, look like and come from, in Chinese and English; those of
/// general knowledge, and those that a catalogue teaches.
@NullMarked
package io.shopkeeper.content.check.lexicon;

import org.jspecify.annotations.NullMarked;
