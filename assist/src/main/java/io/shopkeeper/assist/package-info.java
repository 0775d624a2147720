/// Customer service: a question in the customer's words, an answer from the shop's own records with
/// its sources, or a person.
///
/// [Assistant] answers a [Question] within a [io.shopkeeper.assist.understand.Dialogue] with an
/// [Answer]. What is understood is in `understand`, what may be known in `records`, how it is put
/// in `speak`. Nothing is said that no record says: every [Statement] that states a fact names its
/// [Source]s, and a language model, if there is one, only chooses the courtesies around them.
@NullMarked
package io.shopkeeper.assist;

import org.jspecify.annotations.NullMarked;
