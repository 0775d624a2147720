package io.shopkeeper.search.evaluation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files of a search to be judged.
///
/// @param judgements null to make lists only
/// @param trainQueries those that `trainJudgements` judge; null where they are among `queries`
/// @param trainJudgements to learn the weights of the fusion from; null for those that ship
/// @param synonyms that queries are read by; null for none
public record SearchFiles(
    Path catalogue,
    Path queries,
    @Nullable Path judgements,
    @Nullable Path trainQueries,
    @Nullable Path trainJudgements,
    @Nullable Path synonyms) {}
