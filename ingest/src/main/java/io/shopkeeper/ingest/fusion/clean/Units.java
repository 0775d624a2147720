package io.shopkeeper.ingest.fusion.clean;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Units of measurement as shops write them, each a multiple of its dimension's base unit: grams,
/// millilitres, millimetres, gigabytes, watts, milliampere-hours, volts, pieces.
final class Units {
  private static final Map<String, Unit> BY_NAME = new HashMap<>();

  /// @param factor base units that one of it is
  record Unit(Dimension dimension, double factor) {}

  static {
    add(Dimension.MASS, .001, "mg", "毫克");
    add(Dimension.MASS, 1, "g", "gr", "gm", "gram", "grams", "克");
    add(Dimension.MASS, 1000, "kg", "kgs", "kilo", "kilogram", "kilograms", "公斤", "千克");
    add(Dimension.MASS, 500, "斤");
    add(Dimension.MASS, 453.592, "lb", "lbs", "pound", "pounds", "磅");
    add(Dimension.MASS, 28.3495, "oz", "ounce", "ounces", "盎司");
    add(Dimension.VOLUME, 1, "ml", "millilitre", "milliliter", "毫升");
    add(Dimension.VOLUME, 10, "cl");
    add(Dimension.VOLUME, 1000, "l", "ltr", "liter", "litre", "liters", "litres", "升");
    add(Dimension.VOLUME, 29.5735, "floz");
    add(Dimension.LENGTH, 1, "mm", "毫米");
    add(Dimension.LENGTH, 10, "cm", "厘米", "公分");
    add(Dimension.LENGTH, 1000, "m", "米");
    add(Dimension.LENGTH, 25.4, "in", "inch", "inches", "zoll", "英寸", "寸");
    add(Dimension.LENGTH, 304.8, "ft", "feet", "foot", "英尺");
    add(Dimension.MEMORY, .001, "mb");
    add(Dimension.MEMORY, 1, "gb");
    add(Dimension.MEMORY, 1000, "tb");
    add(Dimension.POWER, 1, "w", "watt", "watts", "瓦");
    add(Dimension.POWER, 1000, "kw");
    add(Dimension.CHARGE, 1, "mah", "毫安");
    add(Dimension.VOLTAGE, 1, "v", "volt", "volts", "伏");
    add(Dimension.PIECES, 1, "pcs", "pc", "pieces", "piece", "pack", "packs", "pk", "count", "ct");
    add(Dimension.PIECES, 1, "x", "set", "stück", "stuck", "个", "件", "只", "片", "包", "盒", "瓶");
    add(Dimension.PIECES, 1, "袋", "支", "条", "双", "套", "枚", "抽", "卷", "粒", "张", "块", "罐");
    add(Dimension.YEAR, 1, "年", "款");
  }

  private Units() {}

  private static void add(Dimension dimension, double factor, String... names) {
    for (String name : names) {
      BY_NAME.put(name, new Unit(dimension, factor));
    }
  }

  /// The unit of a name in lower case, or null.
  static @Nullable Unit find(String name) {
    return BY_NAME.get(name);
  }
}
