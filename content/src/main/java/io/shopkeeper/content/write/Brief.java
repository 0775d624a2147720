package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.language.Language;
import java.util.List;

/// What a text is to be written from, and in which language.
///
/// @param title of the product in that language
/// @param brandInTitle whether the title has it, in whatever language
/// @param category from the root on
/// @param attributes that may be said
/// @param praise by customers, the most praised first
/// @param usual attributes that most products of the category have and this one lacks: facts to be
///   added, not to be said
/// @param omitted what was given and must not be said
/// @param facts by which the text is checked
public record Brief(
    Language language,
    String title,
    String brand,
    boolean brandInTitle,
    List<String> category,
    List<Attribute> attributes,
    List<Praise> praise,
    List<String> usual,
    List<Omitted> omitted,
    ProductFacts facts) {

  public Brief {
    category = List.copyOf(category);
    attributes = List.copyOf(attributes);
    praise = List.copyOf(praise);
    usual = List.copyOf(usual);
    omitted = List.copyOf(omitted);
  }

  /// An attribute that is not said, and why.
  public record Omitted(Attribute attribute, Why why) {}

  /// Why an attribute is not said.
  public enum Why {
    /// Another of the same name says something else.
    CONTRADICTORY,
    /// It holds markup, or words that speak to a program.
    NO_FACT,
    /// Advertising law forbids to say it.
    FORBIDDEN,
    /// It is not in the language of the text.
    OTHER_LANGUAGE
  }
}
