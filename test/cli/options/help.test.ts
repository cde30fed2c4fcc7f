import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { helpText } from '../../../src/cli/options/help.ts';
import { EXTENSIONS, NET_TOOLS_OPTIONS } from '../../../src/cli/options/option-table.ts';
import { VERSION_TEXT } from '../../../src/cli/version.ts';

describe('the help text', () => {
  const text = helpText();
  const lines = text.split('\n');

  test('names every option, as often as it is in the table', () => {
    const words = text.split(/[\s,=[]+/);
    const count = (name: string) => words.filter((word) => word === name).length;
    for (const { short, long } of [...NET_TOOLS_OPTIONS, ...EXTENSIONS]) {
      if (short !== undefined && !'irMs'.includes(short)) assert.ok(count(`-${short}`) >= 1, `-${short}`);
      if (long !== undefined) assert.ok(count(`--${long}`) >= (long === 'unix' ? 2 : 1), `--${long}`);
    }
    for (const { long } of EXTENSIONS) {
      const own = lines.filter((line) => new RegExp(`^  (-., )?--${long}(\\[?=| )`).test(line));
      assert.equal(own.length, 1, `--${long}`);
    }
    for (const view of ['-i, --interfaces', '-r, --route', '-M, --masquerade', '-s, --statistics']) {
      assert.ok(text.includes(`  ${view} `), view);
    }
  });

  test('shows the options of net-tools on a screen of 80 by 24, the others after them', () => {
    const beyond = lines.indexOf('Beyond net-tools, by full names only. Forms of output:');
    assert.ok(beyond > 0 && beyond <= 24, `${beyond} lines`);
    for (const line of lines) assert.ok(line.length <= 80, line);
    assert.equal(lines[beyond + 1], '  --json                  one JSON document');
    assert.ok(lines.indexOf('Asserting, for scripts:') > beyond);
    assert.ok(
      lines.includes('  --root=DIR              show the host recorded in DIR (also: NETSTAT_ROOT)'),
      text,
    );
  });

  test('separates names from summaries and aligns the second column', () => {
    assert.ok(
      lines.includes('  -n, --numeric       numbers for names   --numeric-hosts     only of hosts'),
      text,
    );
    assert.ok(lines.includes('  -A, --protocol=LIST families by name'), text);
    for (const { summary = '', group } of NET_TOOLS_OPTIONS)
      assert.ok(summary.length <= 17, `${group}: ${summary}`);
  });

  test('lists a view that has no letter', () => {
    const flows = {
      long: 'flows',
      group: 'more',
      summary: 'who talks to whom',
      view: 'memory',
    } as const;
    const added = helpText([...EXTENSIONS, flows])
      .split('\n')
      .filter((line) => !lines.includes(line));
    assert.deepEqual(added, ['  --flows                 who talks to whom']);
  });

  test('ends with one newline', () => assert.match(text, /[^\n]\n$/));
});

test('the version text names this package with its version, then net-tools', () => {
  const { name, version } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  assert.equal(
    VERSION_TEXT,
    `${name} ${version} (as net-tools 2.10)\nPrints what the netstat of net-tools 2.10 prints.\n`,
  );
});
