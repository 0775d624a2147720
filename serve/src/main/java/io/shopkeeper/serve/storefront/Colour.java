package io.shopkeeper.serve.storefront;

/// A colour of a picture, each part from 0 to 255.
record Colour(int red, int green, int blue) {
  private static final Colour WHITE = new Colour(255, 255, 255);
  private static final Colour BLACK = new Colour(20, 24, 30);

  /// Of `#rrggbb`.
  static Colour of(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return new Colour(rgb >> 16, rgb >> 8 & 255, rgb & 255);
  }

  /// From an angle on the wheel of colours, not too loud.
  ///
  /// @param hue in degrees
  static Colour ofHue(int hue) {
    double angle = Math.toRadians(hue);
    return new Colour(part(angle), part(angle - 2.0944), part(angle + 2.0944));
  }

  private static int part(double angle) {
    return (int) Math.round(138 + 64 * Math.cos(angle));
  }

  /// @param share of white, from 0 to 1
  Colour lighter(double share) {
    return mixed(WHITE, share);
  }

  /// @param share of black, from 0 to 1
  Colour darker(double share) {
    return mixed(BLACK, share);
  }

  private Colour mixed(Colour other, double share) {
    return new Colour(
        (int) Math.round(red + share * (other.red - red)),
        (int) Math.round(green + share * (other.green - green)),
        (int) Math.round(blue + share * (other.blue - blue)));
  }

  /// As in `#a1b2c3`.
  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
