import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldType } from '../../src/records/field.ts';
import { ALIASES, FIELDS } from '../../src/records/fields.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import { QUESTIONS } from '../../src/select/conditions/conditions.ts';
import { parseCountBy } from '../../src/select/count.ts';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { parseSort } from '../../src/select/sort.ts';
import { compileWhere } from '../../src/select/where.ts';
import { LOOKUPS } from './host.ts';

const KINDS = Object.keys(FIELDS) as Kind[];

/** A record of a kind with a value in all fields of a type, and in no others. */
function recordWith(kind: Kind, type: FieldType, value: unknown): AnyRecord {
  const record: Record<string, unknown> = { protocol: 'tcp' };
  for (const field of FIELDS[kind].filter((field) => field.type === type)) {
    const [key = '', ...inner] = field.name.split('.');
    const known = record[key];
    const whole = withValue(Array.isArray(known) ? known[0] : known, inner, value);
    record[key] = field.many ? [whole] : whole;
  }
  return record as unknown as AnyRecord;
}

/** An object that has a value at the end of a path, and what it had besides. */
function withValue(object: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const members = (object ?? {}) as Readonly<Record<string, unknown>>;
  return { ...members, [key]: withValue(members[key], rest, value) };
}

const SAMPLES: Readonly<Record<FieldType, readonly (readonly [comparison: string, value: unknown])[]>> = {
  word: [['= Abc', 'aBC']],
  text: [['= Abc', 'Abc']],
  integer: [['in 3-5', 4n]],
  number: [['< 0.5', 0.25]],
  boolean: [['= false', false]],
  address: [['in 10.0.0.0/8', '10.1.1.1']],
  port: [['= https', 443]],
  host: [['= db.example.org', 'DB.example.org']],
  user: [['= root', 'root']],
  id: [
    ['= 4f797c539e6c745d', '4f797c539e6c745d'],
    ['= 4f797c53', '4f797c539e6c745d'],
  ],
};

for (const kind of KINDS) {
  test(`every field of a ${kind} can be asked for, sorted and counted by`, () => {
    for (const { name, type, vocabulary } of FIELDS[kind]) {
      const [word] = vocabulary?.words ?? [];
      for (const [comparison, value] of word === undefined ? SAMPLES[type] : [[`= '${word}'`, word]]) {
        const where = compileWhere(parseWhere(`${name} ${comparison}`), [kind], LOOKUPS);
        assert.ok(where.matches(kind, recordWith(kind, type, value)), `${name} ${comparison}`);
        const record = recordWith(kind, type === 'text' ? 'word' : 'text', value);
        const lacks = name === 'protocol' ? { ...record, protocol: 'other' } : record;
        assert.ok(!where.matches(kind, lacks), `${name} ${comparison}, of a record without it`);
        assert.deepEqual([...where.fields], [name]);
      }
      assert.deepEqual([...parseSort(name, [kind]).fields], [name]);
      const counter = parseCountBy(name, [kind]).counter();
      counter.add(kind, recordWith(kind, type, 'x'));
      assert.deepEqual([...counter.counts()], [{ count: 1, [name]: 'x' }]);
    }
  });

  test(`hosts of a ${kind} are also known by their addresses, users by their uid`, () => {
    for (const { name, type } of FIELDS[kind]) {
      if (type === 'host') {
        const where = compileWhere(parseWhere(`${name} = db.example.org`), [kind], LOOKUPS);
        assert.ok(where.matches(kind, recordWith(kind, 'address', '10.0.0.9')), name);
        assert.ok(!where.matches(kind, recordWith(kind, 'address', '10.0.0.8')), name);
      }
      if (type === 'user') {
        const where = compileWhere(parseWhere(`${name} = www-data`), [kind], LOOKUPS);
        assert.ok(where.matches(kind, recordWith(kind, 'integer', 33)), name);
      }
    }
  });
}

test('a name has the same type wherever it is one', () => {
  const types = new Map<string, FieldType>();
  for (const kind of KINDS) {
    for (const { name, type } of FIELDS[kind]) {
      assert.equal(types.get(name) ?? type, type, name);
      types.set(name, type);
    }
  }
  for (const kind of KINDS) {
    for (const [alias, names] of Object.entries(ALIASES[kind] ?? {})) {
      for (const name of names) {
        const type = types.get(name);
        assert.ok(type !== undefined, name);
        // A namespace is meant by its name or by its number.
        if (alias === 'netns') continue;
        // A name and an id are asked the same.
        assert.deepEqual(
          QUESTIONS[types.get(alias) ?? type].affirmations,
          QUESTIONS[type].affirmations,
          alias,
        );
        types.set(alias, type);
      }
    }
  }
});
