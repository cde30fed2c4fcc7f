import type { Field } from './field.ts';

/** The keys that every value of a type has. */
type Present<T> = { [K in keyof T & string]-?: undefined extends T[K] ? never : K }[keyof T & string];

/** The keys whose value may be null. */
type Nullable<T> = { [K in keyof T & string]-?: null extends T[K] ? K : never }[keyof T & string];

/** What an object or each of several is. */
type Inner<T> = NonNullable<T> extends readonly (infer Element)[] ? Element : NonNullable<T>;

/** The keys that every object in a record has, dotted, and those of objects in that. */
type InnerPresent<T> = {
  [K in keyof T & string]-?: Inner<T[K]> extends object
    ? `${K}.${Present<Inner<T[K]>> | InnerPresent<Inner<T[K]>>}`
    : never;
}[keyof T & string];

/** All that there is to know of the records of one kind, besides the notes that each may have. The compiler compares it with their type. */
export interface RecordKind<R> {
  /** The array of a document that holds them. */
  readonly plural: string;
  /** Whether a record can be of several hosts and namespaces, of which its parts then say which one they are of. */
  readonly spans?: true;
  /** What the manual calls them. */
  readonly title: string;
  /** In the order of the columns. */
  readonly fields: readonly Field[];
  /** Names in expressions, sort and count keys that stand for several fields, or for one by its last word. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** The fields and objects that every record has, and those that every object in one has. */
  readonly required: Readonly<
    Record<
      Exclude<
        Present<R> | InnerPresent<R>,
        `notes.${string}` | (undefined extends R[keyof R & 'netns'] ? `netns.${string}` : never)
      >,
      true
    >
  >;
  /** The fields that may be null: what they tell is not known. */
  readonly nullable: Readonly<Record<Nullable<R>, true>>;
}
