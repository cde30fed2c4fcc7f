import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { canonicalName } from '../../src/cli/options/option-table.ts';
import { GLOSSARY } from '../../src/glossary/glossary.ts';
import { manual } from '../../src/manual/manual.ts';
import { DOCUMENTED_OPTIONS, type DocumentedOption } from '../../src/manual/option-texts.ts';
import { optionsSection } from '../../src/manual/options-section.ts';
import { ALIASES, FIELDS } from '../../src/records/fields.ts';
import { PROGRAM, whyNoPackage } from '../program/program.ts';

const PACKAGE = new URL('../../', import.meta.url);

const noMandoc = spawnSync('mandoc', ['-T', 'ascii', '/dev/null']).error && 'needs mandoc';

/** The pages, with a stand-in for the output of the examples. */
const pages = new Map(
  manual((argv) => `output of ${argv.join(' ')}\n`).map(({ name, text }) => [name, text]),
);

function textOf(name: string): string {
  const text = pages.get(name);
  assert.ok(text);
  return text;
}

/** A page as rendered, without bold type. */
function read(text: string): string {
  const { stdout, status } = spawnSync('mandoc', ['-T', 'utf8', '-O', 'width=200'], {
    input: text,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  return stdout.replace(/.\u0008/g, '');
}

/** The tags of lists on a page: alone on a line, or before their body. */
function tags(text: string): Set<string> {
  const lines = read(text).split('\n');
  return new Set(lines.flatMap((line) => (/^ {5}\S/.test(line) ? line.trim().split(/, | {2,}/) : [])));
}

test('every option is described in one to five sentences', () => {
  assert.ok(DOCUMENTED_OPTIONS.length > 60);
  for (const option of DOCUMENTED_OPTIONS) {
    assert.match(option.manual, /^[A-Z].*\.$/, canonicalName(option));
    assert.ok(option.manual.split(/[.?!] /).length <= 5, canonicalName(option));
  }
});

test('the section about options has a view without a letter', () => {
  const example: DocumentedOption = {
    long: 'example',
    group: 'views',
    summary: 'an example',
    manual: 'Show an example.',
    view: 'memory',
  };
  const known = new Set(optionsSection());
  assert.deepEqual(
    optionsSection([...DOCUMENTED_OPTIONS, example]).filter((line) => !known.has(line)),
    ['.Fl m ,', '.Fl \\-example', '.It Fl \\-example', 'Show an example.'],
  );
});

for (const [name, text] of pages) {
  describe(name, () => {
    test('passes mandoc -W style', { skip: noMandoc }, () => {
      const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'style'], {
        input: text,
        encoding: 'utf8',
      });
      // Pages that are referred to need not be installed here.
      const complaints = stdout
        .split('\n')
        .filter((line) => line !== '' && !line.includes('referenced manual not found'));
      assert.deepEqual(complaints, []);
    });

    test('is ASCII, without unknown macros or stray values', () => {
      assert.match(text, /^[\n -~]*\n$/);
      assert.doesNotMatch(text, /^\.\s|undefined|\[object/m);
    });
  });
}

describe('netstat-js(1), rendered', { skip: noMandoc }, () => {
  test('has every option with its argument', () => {
    const names = tags(textOf('netstat-js.1'));
    for (const { short, long, argument } of DOCUMENTED_OPTIONS) {
      const { placeholder, absent } = argument ?? {};
      const value = absent === undefined ? `=${placeholder}` : `[=${placeholder}]`;
      if (short !== undefined) assert.ok(names.has(`-${short}`), short);
      if (long !== undefined) assert.ok(names.has(`--${long}${argument === undefined ? '' : value}`), long);
    }
  });

  test('has every field and every alias', () => {
    const names = tags(textOf('netstat-js.1'));
    for (const field of Object.values(FIELDS).flat()) assert.ok(names.has(field.name), field.name);
    for (const name of Object.values(ALIASES).flatMap((aliases) => Object.keys(aliases)))
      assert.ok(names.has(name), name);
  });

  test('and netstat-js-counters(7) have every word of the glossary, and counters have the sentences of -s', () => {
    const names = new Set([...tags(textOf('netstat-js.1')), ...tags(textOf('netstat-js-counters.7'))]);
    for (const { name, entries } of GLOSSARY) {
      for (const word of entries.flatMap(({ words }) => words))
        assert.ok(names.has(word), `${name}: ${word}`);
    }
    assert.match(
      read(textOf('netstat-js-counters.7')),
      /RetransSegs\n +Printed as 'segments retransmitted'\. {2}\S/,
    );
  });

  test('has the environment variables, exit statuses and operators', () => {
    const names = tags(textOf('netstat-js.1'));
    const words =
      'NETSTAT_ROOT POSIXLY_CORRECT NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE TERM 0 1 3 4 70 255 != < <= > >= ~ !~ in';
    for (const word of [...words.split(' '), 'not in']) assert.ok(names.has(word), word);
  });
});

describe('the manual that is built', { skip: whyNoPackage() }, () => {
  const files = JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8')).man as string[];
  const [command, ...words] = PROGRAM;
  const built = manual((argv) => {
    const { stdout, status, stderr } = spawnSync(command, [...words, '--root', 'fixtures/busy', ...argv], {
      cwd: PACKAGE,
      env: {},
      encoding: 'utf8',
    });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' }, argv.join(' '));
    return stdout;
  });

  test('is what package.json names', () => {
    assert.deepEqual(
      files,
      built.map(({ name }) => `dist/man/${name}`),
    );
  });

  for (const { name, text } of built) {
    test(`has ${name} with what the program prints`, () => {
      assert.equal(readFileSync(new URL(`dist/man/${name}`, PACKAGE), 'utf8'), text);
    });
  }

  test('shows examples that fit a screen of 80 columns', () => {
    const [page] = built;
    const shown =
      page?.text.slice(page.text.indexOf('.Sh EXAMPLES'), page.text.indexOf('.Sh SEE ALSO')) ?? '';
    const lines = shown.split('\n').map((line) => line.replace(/\\(\(..|\[.*?\]|.)/g, 'x'));
    assert.ok(lines.includes('Active Internet connections (only servers)'));
    for (const line of lines) assert.ok(line.length <= 75, line);
  });
});
