package io.shopkeeper.domain;

import java.util.regex.Pattern;

/// Where an event happened: the shop's own site or a platform it sells on, as in `web`, `app`,
/// `shopify`, `taobao`.
///
/// Lower-case letters, digits and hyphens, at most 32.
public record Channel(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /// The shop's own web site, and the default of an event that does not say.
  public static final Channel WEB = new Channel("web");

  public Channel {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "channel '%s' must be 1 to 32 lower-case letters, digits and hyphens".formatted(name));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
