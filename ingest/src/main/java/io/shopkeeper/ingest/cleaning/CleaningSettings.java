package io.shopkeeper.ingest.cleaning;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What cleaning is told from outside.
///
/// @param spelling what a person said of spellings
/// @param categories which category of the shop a platform's is
/// @param rates by which amounts come to the shop's currency; null to leave them as they are
/// @param eventName whether a name of an event is understood
public record CleaningSettings(
    SpellingChoices spelling,
    CategoryMap categories,
    @Nullable ExchangeRates rates,
    Predicate<String> eventName) {}
