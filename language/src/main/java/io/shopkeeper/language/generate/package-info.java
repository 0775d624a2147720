/// The port to large language models, and what stands between a caller and one of them.
///
/// ```
/// prompt ─► masking ─► cache ─► budget ─► repair ─► guard ─► a server's client
///             │                                                   │
/// answer ◄─ restored ◄────────────── checked against the schema ◄─┘
/// ```
///
/// Each is a [TextGenerator] around another one, so that a caller sees one port and one sealed
/// answer, [Generation], whether a model is there, fails, or none is configured. What the program
/// wants done, what a person asks and what comes from outside are kept apart: see [Message].
@NullMarked
package io.shopkeeper.language.generate;

import org.jspecify.annotations.NullMarked;
