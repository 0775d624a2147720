package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Objection;
import io.shopkeeper.ingest.cleaning.RecordText;
import io.shopkeeper.ingest.cleaning.RecordText.Role;
import io.shopkeeper.ingest.cleaning.Rule;
import io.shopkeeper.ingest.cleaning.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A draft whose texts are cleaned before another draft is made of them, and whose record is
/// cleaned before it is handed over.
///
/// A record that could be read as it came, and has no id, keeps the id of what came: cleaning
/// another time, or not at all, does not store it twice.
final class CleanedDraft<F extends Enum<F> & Field, T> implements Draft<F, T> {
  private final NativeKind<F, T> kind;
  private final Draft<F, T> draft;
  private final Notation notation;
  private final Load load;
  private final Stage stage;
  private final FileTally tally;
  private final RecordText texts;

  /// Of the texts; null for those without one.
  private final List<@Nullable F> fields = new ArrayList<>();

  private final List<String> original = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private Place place;
  private long number;
  private boolean inItem;

  CleanedDraft(
      NativeKind<F, T> kind,
      Draft<F, T> draft,
      Notation notation,
      Load load,
      Stage stage,
      FileTally tally,
      boolean mentions) {
    this.kind = kind;
    this.draft = draft;
    this.notation = notation;
    this.load = load;
    this.stage = stage;
    this.tally = tally;
    this.texts = new RecordText(kind.kind().type(), notation.decimalMark().sign(), mentions);
    this.place = new Place(tally.file(), 0, null);
  }

  @Override
  public void clear() {
    draft.clear();
    texts.clear();
    fields.clear();
    original.clear();
    roles.clear();
    inItem = false;
  }

  @Override
  public void at(Place place) {
    this.place = place;
    texts.place(place.file(), ++number);
  }

  @Override
  public void set(F field, String text) {
    add(inItem ? Role.ITEM : Role.FIELD, field, field.label(), text);
  }

  @Override
  public void attribute(String name, String text) {
    add(Role.ATTRIBUTE, null, name, text);
  }

  @Override
  public boolean nextItem() {
    boolean known = draft.nextItem();
    inItem = known;
    add(Role.BOUNDARY, null, "", "");
    return known;
  }

  @Override
  public void endItems() {
    draft.endItems();
    inItem = false;
    add(Role.BOUNDARY, null, "", "end");
  }

  /// How many records were read.
  long number() {
    return number;
  }

  /// Another record was read, which the draft did not need to see.
  void passed() {
    number++;
  }

  private void add(Role role, @Nullable F field, String name, String text) {
    texts.add(role, name, text);
    fields.add(field);
    original.add(text);
    roles.add(role);
  }

  @Override
  public T build() {
    stage.texts(texts);
    T record = cleaned(texts.edits().isEmpty() ? null : originalId());
    Objection objection = texts.objection();
    if (objection != null) {
      throw new Refusal(RejectReason.of(objection.rule()), objection.field(), objection.detail());
    }
    if (load.changes() != null) {
      String id = kind.id().apply(record);
      texts
          .edits()
          .forEach(edit -> {
            tally.cleaned(edit.rule().wireName(), 1);
            load.changes().add(place, edit.of(texts.type(), id));
          });
    }
    return record;
  }

  private T cleaned(@Nullable String id) {
    T record;
    try {
      record = build(id);
    } catch (Refusal refusal) {
      mend(refusal);
      record = build(id);
    }
    return kind.cleaner().clean(stage, record, texts);
  }

  private T build(@Nullable String id) {
    draft.clear();
    for (int i = 0; i < texts.size(); i++) {
      put(i, texts.role(i), texts.text(i));
    }
    F derived = kind.derived();
    if (id != null && derived != null) {
      draft.set(derived, id);
    } else if (derived != null && load.studying()) {
      // What is only counted needs no id made of its content, which is dear.
      draft.set(derived, "counted");
    }
    return draft.build();
  }

  /// Mends what a record was refused for.
  ///
  /// @throws Refusal the same if it cannot be told what is right
  private void mend(Refusal refusal) {
    String column = refusal.column();
    if (column == null || !mendTime(column, refusal.detail()) && !stage.swap(texts, column)) {
      throw refusal;
    }
  }

  private boolean mendTime(String column, String reason) {
    F field = kind.time();
    int i = field == null || !field.label().equals(column) ? -1 : fields.indexOf(field);
    Optional<Instant> right =
        i < 0 ? Optional.empty() : stage.time(texts, texts.text(i), read(texts.text(i)));
    right.ifPresent(time -> texts.change(i, time.toString(), Rule.CLOCK, reason));
    return right.isPresent();
  }

  private Optional<Instant> read(String time) {
    try {
      return Optional.of(notation.anyTime(time, ""));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  /// The id of the record as it came; null if it brought one, or could not be read.
  private @Nullable String originalId() {
    if (kind.derived() == null || load.studying() || fields.contains(kind.derived())) {
      return null;
    }
    try {
      draft.clear();
      for (int i = 0; i < original.size(); i++) {
        put(i, roles.get(i), original.get(i));
      }
      return kind.id().apply(draft.build());
    } catch (Refusal | IllegalArgumentException e) {
      return null;
    }
  }

  private void put(int i, Role role, String text) {
    switch (role) {
      case FIELD, ITEM -> draft.set(Objects.requireNonNull(fields.get(i)), text);
      case ATTRIBUTE -> draft.attribute(texts.name(i), text);
      case ABSENT -> {}
      case BOUNDARY -> {
        if (text.isEmpty()) {
          draft.nextItem();
        } else {
          draft.endItems();
        }
      }
    }
  }
}
