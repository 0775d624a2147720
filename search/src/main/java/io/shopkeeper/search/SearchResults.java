package io.shopkeeper.search;

import io.shopkeeper.search.intent.QueryIntent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer.
///
/// @param understood what the query was taken to say
/// @param corrected the words that were looked for instead; null where they were left as written
/// @param rescues what had to be done to find these; empty where the query was answered as it
///   stands
/// @param total how many products answer, of the at most [SearchIndex#POOL] best by words and as
///   many by meaning
/// @param facets of these
/// @param hits best first
public record SearchResults(
    QueryIntent understood,
    @Nullable String corrected,
    Set<Rescue> rescues,
    int total,
    List<Facet> facets,
    List<SearchHit> hits) {

  public SearchResults {
    rescues = Set.copyOf(rescues);
    facets = List.copyOf(facets);
    hits = List.copyOf(hits);
  }
}
