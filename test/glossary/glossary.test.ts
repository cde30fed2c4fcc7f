import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definitionLines } from '../../src/glossary/definition-lines.ts';
import { topic } from '../../src/glossary/entry.ts';
import { ENTRIES, GLOSSARY } from '../../src/glossary/glossary.ts';
import { define } from '../../src/glossary/lookup.ts';
import { DURATION, METRICS, PROBLEMS } from '../../src/output/metrics/families.ts';

describe('the glossary', () => {
  test('has topics of different names, each with entries of its own', () => {
    assert.ok(GLOSSARY.length > 40);
    assert.equal(new Set(GLOSSARY.map(({ name }) => name)).size, GLOSSARY.length);
    for (const { name, entries } of GLOSSARY) {
      assert.ok(entries.length > 0, name);
      const words = entries.flatMap((entry) => entry.words);
      const twice = words.filter((word, index) => words.indexOf(word) !== index);
      // The letter of promiscuous links and that of point-to-point links is the same; a neighbour has columns of its own.
      const known: Record<string, string[]> = {
        'interface flag': ['P'],
        'column of cached routes': ['Flags', 'Ref', 'Iface'],
      };
      assert.deepEqual(twice.sort(), (known[name] ?? []).sort(), name);
    }
  });

  test('says nothing twice', () => {
    const seen = new Map<string, string>();
    for (const { words, topic: of, text } of ENTRIES) {
      for (const sentence of text.split(/(?<=\.) (?=[A-Z0-9:-])/)) {
        const place = `${words[0]} (${of})`;
        assert.equal(seen.get(sentence), undefined, `${place}: ${sentence}`);
        seen.set(sentence, place);
      }
    }
  });

  for (const { words, names, topic: of, text, source } of ENTRIES) {
    test(`has sentences and a source for ${words[0]} (${of})`, () => {
      assert.match(text, /^\S.*[^.]\.$/, 'ends with a full stop');
      assert.match(source, /^\S.*[^.\s]$/, 'has none of its own');
      for (const part of [...words, ...names, of, text, source]) {
        assert.match(part, /^[!-~]+( [!-~]+)*$/, 'ASCII, single blanks');
      }
    });
  }

  test('gives every entry under each of its words and names', () => {
    for (const entry of ENTRIES) {
      for (const name of [...entry.words, ...entry.names]) assert.ok(define(name).includes(entry), name);
    }
  });

  test('fits a screen of 80 columns', () => {
    for (const line of definitionLines(ENTRIES)) assert.ok(line.length <= 80, line);
  });
});

test('the notation of entries is checked', () => {
  assert.deepEqual(topic('tcp state', '\nA B, C | d, e = here\nOne.\nTwo.\n\nF = there\nThree.\n'), {
    name: 'tcp state',
    entries: [
      { words: ['A B', 'C'], names: ['d', 'e'], topic: 'tcp state', text: 'One. Two.', source: 'here' },
      { words: ['F'], names: [], topic: 'tcp state', text: 'Three.', source: 'there' },
    ],
  });
  for (const wrong of ['A\nOne.', 'A = here', '']) {
    assert.throws(() => topic('t', wrong), SyntaxError, wrong);
  }
});

test('has each metric, by the name that its samples have', () => {
  const families = Object.values(METRICS).flatMap(({ count, figures }) => [count, ...figures]);
  const names = [...families, PROBLEMS, DURATION].map(({ name, type }) =>
    type === 'counter' ? `${name}_total` : name,
  );
  const words = GLOSSARY.find(({ name }) => name === 'metric')?.entries.flatMap(({ words }) => words);
  assert.deepEqual(words?.toSorted(), names.sort());
});
