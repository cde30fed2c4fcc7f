import { type Field, getterOf } from '../../records/field.ts';
import { quoted, SelectError } from '../error.ts';
import { type Condition, type Predicate, type Question, type Scope, someValue } from './condition.ts';
import { patternTest } from './patterns.ts';

/** The field with the number of the user. */
const UID = 'uid';

/** What is asked of users: a number is a uid, a name the uid that the host knows it for, or what the record itself has. */
export function userCondition({ affirmation, values }: Question, { lookups }: Scope): Condition {
  if (affirmation === '~') {
    const test = patternTest(values[0], { ignoreCase: false });
    return { ofRecord: ({ name }) => someValue(name, test) };
  }
  const names = new Set(values.map(({ text }) => text));
  const uids = new Set(
    values.map(({ text, start }) => {
      const uid = /^\d+$/.test(text) ? Number(text) : lookups.uidOf(text);
      if (uid === undefined) throw new SelectError(`unknown user ${quoted(text)}`, start);
      return uid;
    }),
  );
  const uidOf = getterOf(UID);
  const ofRecord = (field: Field): Predicate => {
    const isShown = someValue(field.name, (name) => names.has(String(name)));
    return (record) => uidOf(record).some((uid) => uids.has(Number(uid))) || isShown(record);
  };
  return { ofRecord };
}
