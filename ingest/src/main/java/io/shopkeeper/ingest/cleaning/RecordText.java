package io.shopkeeper.ingest.cleaning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record as texts under the names of their fields, with what rules noted of it; used again for
/// the next. Not thread-safe.
public final class RecordText {

  /// What a text is to the record.
  public enum Role {
    /// A field that the kind of record knows, under its own name whatever the file calls it.
    FIELD,
    /// Any other column, under the name it has in the file.
    ATTRIBUTE,
    /// A field of an element of a list of items.
    ITEM,
    /// No value: a cell that says that there is none.
    ABSENT,
    /// No text: an element of a list of items begins, or the list ends.
    BOUNDARY
  }

  private final RecordType type;
  private final List<Role> roles = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();
  private @Nullable Objection objection;
  private final char decimalMark;
  private final boolean mention;
  private String file = "";
  private long number;

  /// @param decimalMark of the file
  /// @param mention whether the record is told beside others, so that it may repeat
  public RecordText(RecordType type, char decimalMark, boolean mention) {
    this.type = type;
    this.decimalMark = decimalMark;
    this.mention = mention;
  }

  boolean isMention() {
    return mention;
  }

  char decimalMark() {
    return decimalMark;
  }

  public RecordType type() {
    return type;
  }

  public void clear() {
    roles.clear();
    names.clear();
    texts.clear();
    edits.clear();
    objection = null;
  }

  /// @param number of the record within the load, the same whenever the load is read
  public void place(String file, long number) {
    this.file = file;
    this.number = number;
  }

  String file() {
    return file;
  }

  long number() {
    return number;
  }

  public void add(Role role, String name, String text) {
    roles.add(role);
    names.add(name);
    texts.add(text);
  }

  public int size() {
    return texts.size();
  }

  public Role role(int i) {
    return roles.get(i);
  }

  public String name(int i) {
    return names.get(i);
  }

  public String text(int i) {
    return texts.get(i);
  }

  /// The position of a field; -1 if the record lacks it.
  int indexOf(String field) {
    for (int i = 0; i < names.size(); i++) {
      if (roles.get(i) == Role.FIELD && names.get(i).equals(field)) {
        return i;
      }
    }
    return -1;
  }

  @Nullable String find(String field) {
    int i = indexOf(field);
    return i < 0 ? null : texts.get(i);
  }

  /// Changes a text, and notes it.
  public void change(int i, String after, Rule rule, String reason) {
    edits.add(new Edit(names.get(i), texts.get(i), after, rule, reason));
    texts.set(i, after);
  }

  /// Takes a text out, and notes it.
  void empty(int i, Rule rule, String reason) {
    change(i, "", rule, reason);
    roles.set(i, Role.ABSENT);
  }

  /// Notes a change that was made elsewhere.
  void note(String field, String before, String after, Rule rule, String reason) {
    edits.add(new Edit(field, before, after, rule, reason));
  }

  /// Refuses the record; the first objection stays.
  void object(Rule rule, @Nullable String field, String detail) {
    if (objection == null) {
      objection = new Objection(rule, field, detail);
    }
  }

  public List<Edit> edits() {
    return edits;
  }

  /// Why the record is refused; null if it is not.
  public @Nullable Objection objection() {
    return objection;
  }
}
