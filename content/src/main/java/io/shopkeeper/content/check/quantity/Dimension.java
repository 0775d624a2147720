package io.shopkeeper.content.check.quantity;

import java.util.Locale;

/// What a number measures, in which unit values are compared.
public enum Dimension {
  /// Centimetres.
  LENGTH,
  /// Grams.
  MASS,
  /// Millilitres.
  VOLUME,
  /// Seconds.
  TIME,
  /// Degrees Celsius.
  TEMPERATURE,
  FAHRENHEIT,
  /// Degrees, of an angle or a temperature.
  ANGLE,
  PERCENT,
  POWER,
  VOLTAGE,
  CURRENT,
  CHARGE,
  ENERGY,
  ELECTRICITY,
  FREQUENCY,
  STORAGE,
  PIXELS,
  AREA,
  AREAL,
  PRESSURE,
  SOUND,
  LIGHT,
  COLOUR_TEMPERATURE,
  SPEED,
  SPEED_SETTING,
  YARN,
  YARN_COUNT,
  FILL,
  PROTECTION,
  ALCOHOL,
  SIZE,
  /// Things counted.
  COUNT,
  /// Major units of a currency.
  MONEY,
  /// A number without a unit.
  BARE;

  static Dimension of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
