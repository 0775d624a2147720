package io.shopkeeper.architecture;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The modules in story order, each with what it may use directly; what those use, it may use too.
enum Module {
  DOMAIN,
  NUMERIC,
  SIMULATION(DOMAIN, NUMERIC),
  STORE(DOMAIN),
  INGEST(STORE, NUMERIC),
  EVALUATION(STORE, NUMERIC),
  NEURAL(NUMERIC),
  LANGUAGE(NEURAL, EVALUATION),
  EXPERIMENT(EVALUATION),
  PROFILE(LANGUAGE, EXPERIMENT),
  RULES(STORE),
  RECOMMEND(PROFILE, RULES),
  SEARCH(LANGUAGE, RULES),
  CONTENT(LANGUAGE, EXPERIMENT),
  ASSIST(RECOMMEND, SEARCH, LANGUAGE),
  ADVERTISE(PROFILE, CONTENT),
  SERVE(SIMULATION, INGEST, PROFILE, RULES, RECOMMEND, SEARCH, CONTENT, ASSIST, ADVERTISE),
  APP(SERVE),
  BENCH(APP);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
  private final List<Module> uses;

  Module(Module... uses) {
    this.uses = List.of(uses);
  }

  String directory() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String packages() {
    return "io.shopkeeper." + directory() + "..";
  }

  /// This module and everything it may use.
  Set<Module> reach() {
    var reach = EnumSet.of(this);
    for (Module used : uses) {
      reach.addAll(used.reach());
    }
    return reach;
  }

  static Set<Module> notIn(Set<Module> some) {
    return EnumSet.complementOf(EnumSet.copyOf(some));
  }
}
