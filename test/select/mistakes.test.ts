import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kind } from '../../src/records/record.ts';
import { parseCountBy } from '../../src/select/count.ts';
import { SelectError } from '../../src/select/error.ts';
import { complaint } from '../../src/select/expression/complaint.ts';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { parseSort } from '../../src/select/sort.ts';
import { compileWhere } from '../../src/select/where.ts';
import { LOOKUPS } from './host.ts';

function complaintOf(option: '--where' | '--sort' | '--count-by', text: string, kinds: Kind[]): string {
  try {
    if (option === '--sort') parseSort(text, kinds);
    else if (option === '--count-by') parseCountBy(text, kinds);
    else compileWhere(parseWhere(text), kinds, LOOKUPS);
  } catch (error) {
    if (error instanceof SelectError) return complaint(option, text, error);
    throw error;
  }
  return 'nothing';
}

/** The expression with a caret before the place: `state ^foo`. */
const EXPRESSIONS: readonly (readonly [marked: string, message: string])[] = [
  ['^', 'the expression is empty, expected a comparison such as state=LISTEN'],
  ['^ \t ', 'the expression is empty, expected a comparison such as state=LISTEN'],
  ['^80 = port', "expected a field, 'not' or '(', found '80'"],
  ['^in = 3', "expected a field, 'not' or '(', found 'in'"],
  ['state=LISTEN and ^', "expected a field, 'not' or '(', found the end"],
  ['not ^', "expected a field, 'not' or '(', found the end"],
  ['(^)', "expected a field, 'not' or '(', found ')'"],
  ['state^', 'expected an operator such as = or in, found the end'],
  ['state ^LISTEN', "expected an operator such as = or in, found 'LISTEN'"],
  ['state ^not LISTEN', "expected an operator such as = or in, found 'not'"],
  ['state ^== LISTEN', "unknown operator '==', expected =, !=, <, <=, >, >=, ~, !~, in or not in"],
  ['program ^=~ x', "unknown operator '=~', expected =, !=, <, <=, >, >=, ~, !~, in or not in"],
  ['recvQ ^<> 1', "unknown operator '<>', expected =, !=, <, <=, >, >=, ~, !~, in or not in"],
  ['state =^', 'expected a value, found the end'],
  ['state = ^and recvQ > 0', "expected a value, found 'and'"],
  ['state = ^)', "expected a value, found ')'"],
  ['program ~ ^', 'expected a regular expression, found the end'],
  ['program ~ ^or', "expected a regular expression, found 'or'"],
  ['local.port in^', 'expected values such as 80,443,8000-8100, found the end'],
  ['local.port not in ^(80)', "expected values such as 80,443,8000-8100, found '('"],
  ['local.port in 80,^', 'expected a value, found the end'],
  ['local.port in 80,^,443', "expected a value, found ','"],
  ['local.port = 80^,443', "one value is expected here, a list needs 'in'"],
  ['local.port in 80 ^443', "expected ',', 'and', 'or' or the end, found '443'"],
  ['(state = LISTEN^', "expected 'and', 'or' or ')', found the end"],
  ['state = LISTEN^)', "expected 'and', 'or' or the end, found ')'"],
  ['state = LISTEN ^&& recvQ > 0', "expected 'and', 'or' or the end, found '&&'"],
  ["state = ^'LISTEN", 'this quote is not closed'],
  ['program in a,^"b\'', 'this quote is not closed'],
  ["program ~ ^'a", 'this quote is not closed'],
  ['^recvq > 0', "sockets have no field 'recvq': did you mean recvQ? netstat-js(1) has all of them"],
  [
    'state = listen or ^local.prt = 1',
    "sockets have no field 'local.prt': did you mean local.port or local.host? netstat-js(1) has all of them",
  ],
  ['^rx.bytes > 0', "sockets have no field 'rx.bytes': only interfaces do"],
  ['^metric > 0', "sockets have no field 'metric': only routes do"],
  ['recvQ > ^many', "recvQ needs a whole number, not 'many'"],
  ['recvQ = ^1.5', "recvQ needs a whole number, not '1.5'"],
  ['recvQ in 1,^0x10', "recvQ needs a whole number, not '0x10'"],
  ["recvQ = ^''", "recvQ needs a whole number, not ''"],
  ['timer.seconds < ^soon', "timer.seconds needs a number, not 'soon'"],
  ['port = ^70000', "port needs a port from 0 to 65535 or the name of a service, not '70000'"],
  ['port in ^-1', "port needs a port from 0 to 65535 or the name of a service, not '-1'"],
  ['port in ^8000-70000', "port needs a port from 0 to 65535 or the name of a service, not '8000-70000'"],
  ['port > ^80-90', "port needs a port from 0 to 65535 or the name of a service, not '80-90'"],
  ['port = ^htps', "unknown service 'htps'"],
  ['user in root,^nobdy', "unknown user 'nobdy'"],
  ['address = ^10.0.0.300', "address needs an address such as 10.0.0.1 or fe80::1, not '10.0.0.300'"],
  ['address = ^db.example.org', "address needs an address such as 10.0.0.1 or fe80::1, not 'db.example.org'"],
  ['address in ^10/8', "address needs an address such as 10.0.0.1 or fe80::1, not '10/8'"],
  ['address < ^10.0.0.0/8', "address needs an address such as 10.0.0.1 or fe80::1, not '10.0.0.0/8'"],
  ['address = ^10.0.0.0/33', 'the prefix of an IPv4 network has 0 to 32 bits'],
  ['address in ::1,^fe80::/129', 'the prefix of an IPv6 network has 0 to 128 bits'],
  ['address in ^10.0.0.9-10.0.0.1', "the range '10.0.0.9-10.0.0.1' runs backwards"],
  ['local.port in ^8100-8000', "the range '8100-8000' runs backwards"],
  ['recvQ in ^-1--5', "the range '-1--5' runs backwards"],
  ['recvQ = ^-5', "recvQ is never below 0, as '-5' is"],
  ['sendQ != ^-1', "sendQ is never below 0, as '-1' is"],
  ['drops < ^-1', "drops is never below 0, as '-1' is"],
  ['owners.pid in 1,^-9--5', "owners.pid is never below 0, as '-9--5' is"],
  ['inode = ^-99999999999999999999', "inode is never below 0, as '-99999999999999999999' is"],
  ['recvQ = ^1-5', "the range '1-5' needs 'in', not '='"],
  ['state = ^ESTABLISHD', "state has no word 'ESTABLISHD': did you mean ESTABLISHED?"],
  ['state in LISTEN,^LISTENER', "state has no word 'LISTENER': did you mean LISTEN or LISTENING?"],
  ['state != ^CLOSEWIT', "state has no word 'CLOSEWIT': did you mean CLOSE_WAIT?"],
  ['state = ^FIN-WAIT', "state has no word 'FIN-WAIT': did you mean FIN_WAIT1, FIN_WAIT2 or TIME_WAIT?"],
  ["state = ^'tme wait'", "state has no word 'tme wait': did you mean TIME_WAIT?"],
  ['timer.kind not in ^kepalive', "timer.kind has no word 'kepalive': did you mean keepalive?"],
  ['type = ^PACKET', "type has no word 'PACKET': did you mean SEQPACKET?"],
  ["type = ^''", "type has no word '': there are STREAM, DGRAM, SEQPACKET, RAW, RDM, UNKNOWN"],
  ['protocol = ^tpc', "protocol has no word 'tpc': did you mean tcp?"],
  ['flags = ^ACX', "flags has no letter 'A': there are ACC, W, N"],
  ['program ~ ^(', 'no regular expression: Unterminated group'],
  ['program !~ ^[a', 'no regular expression: Unterminated character class'],
  ['program ~ ^a\\_b', 'no regular expression: Invalid escape'],
  ["program ~ ^'*'", 'no regular expression: Nothing to repeat'],
  ['state ^< LISTEN', 'state is a word: it takes =, !=, in, not in, ~ and !~, not <'],
  ['program ^>= a', 'program is text: it takes =, !=, in, not in, ~ and !~, not >='],
  ['recvQ ^~ 3', 'recvQ is a number: it takes =, !=, in, not in, <, <=, > and >=, not ~'],
  ['port ^!~ 3', 'port is a port: it takes =, !=, in, not in, <, <=, > and >=, not !~'],
  ['dualStack ^> true', 'dualStack is true, false or null: it takes =, !=, in and not in, not >'],
  ['dualStack = ^yes', "dualStack needs true, false or null, not 'yes'"],
  ['dualStack = ^constructor', "dualStack needs true, false or null, not 'constructor'"],
  ['user ^< root', 'user is a user: it takes =, !=, in, not in, ~ and !~, not <'],
  ['host ^< a', 'host is a host: it takes =, !=, in, not in, ~ and !~, not <'],
];

for (const [marked, message] of EXPRESSIONS) {
  test(`--where '${marked.replace('^', '')}'`, () => {
    const at = marked.indexOf('^');
    const expression = marked.replace('^', '');
    assert.equal(
      complaintOf('--where', expression, ['socket']),
      `netstat: --where: ${message}\n${expression.replace('\t', '?')}\n${' '.repeat(at)}^\n`,
    );
  });
}

test('a field that is like no other is answered with all', () => {
  assert.equal(
    complaintOf('--where', 'constructor = 1', ['group']),
    `netstat: --where: groups have no field 'constructor': there are family, iface, refCount, address, host, netns.inode, netns.id, netns.names, netns.host, notes.code, notes.text, netns
constructor = 1
^
`,
  );
});

test('kinds that have the field are named, whichever it is', () => {
  assert.match(
    complaintOf('--where', 'notesx = 1', ['socket', 'group']),
    /^netstat: --where: sockets and groups have no field 'notesx': there are protocol, /,
  );
  assert.match(
    complaintOf('--where', 'family = inet', ['socket']),
    /^netstat: --where: sockets have no field 'family': only routes and groups do\n/,
  );
});

const PLACES: readonly (readonly [meaning: string, expression: string, shown: string])[] = [
  ['letters that take two columns', "program='日本' x", "program='日本' x\n               ^\n"],
  ['letters that take none', "program='e\u0301' x", "program='e\u0301' x\n            ^\n"],
  ['letters beyond 16 bits', 'program="😀" x', 'program="😀" x\n             ^\n'],
  ['control characters', 'path="\x1b[2J\x9b\n\u202e" x', 'path="?[2J???" x\n               ^\n'],
  ['what is far behind the place', `state ${'x'.repeat(100)}`, `state ${'x'.repeat(36)}…\n      ^\n`],
  [
    'what is far before the place',
    `state=${'日'.repeat(100)} x`,
    `…${'日'.repeat(17)} x\n${' '.repeat(36)}^\n`,
  ],
  [
    'what is far to both sides',
    `${'state=a or '.repeat(9)}state ${'or state=a '.repeat(9)}`,
    `…${'state=a or '.repeat(9).slice(-30)}state ${'or state=a '.repeat(9).slice(0, 36)}…\n${' '.repeat(37)}^\n`,
  ],
  ['marks without end', `state=a${'\u0301'.repeat(5000)} x`, `…${'\u0301'.repeat(719)} x\n  ^\n`],
];

for (const [meaning, expression, shown] of PLACES) {
  test(`the caret is under the place: ${meaning}`, () => {
    const [, ...lines] = complaintOf('--where', expression, ['socket']).split(/(?<=\n)/);
    assert.equal(lines.join(''), shown);
  });
}

test('what is quoted in a message is short', () => {
  const [line] = complaintOf('--where', `port = ${'9'.repeat(100_000)}`, ['socket']).split('\n');
  assert.equal(
    line,
    `netstat: --where: port needs a port from 0 to 65535 or the name of a service, not '${'9'.repeat(40)}…'`,
  );
  for (const expression of [
    `${'x'.repeat(1e5)}=1`,
    `state ${'='.repeat(1e5)} 1`,
    `program ~ ${'('.repeat(1e5)}`,
    `address = 1.2.3.4/${'9'.repeat(1e5)}`,
    `recvQ in 9-${'1'.repeat(1e5)}-1`,
  ]) {
    const [message = ''] = complaintOf('--where', expression, ['group', 'socket']).split('\n');
    assert.ok(message.length < 1000, message.slice(0, 200));
    assert.notEqual(message, 'nothing');
  }
});

const LISTS: readonly (readonly [option: '--sort' | '--count-by', list: string, message: string])[] = [
  ['--sort', '', 'expected fields such as -recvQ,local.port'],
  ['--sort', 'recvQ,,state', 'expected fields such as -recvQ,local.port'],
  ['--sort', 'state,-', 'expected fields such as -recvQ,local.port'],
  ['--sort', 'rcvQ', "sockets have no field 'rcvQ': did you mean recvQ? netstat-js(1) has all of them"],
  ['--sort', '-metric', "sockets have no field 'metric': only routes do"],
  ['--count-by', '', 'expected fields such as state,local.port'],
  ['--count-by', 'state, ', 'expected fields such as state,local.port'],
  [
    '--count-by',
    '-state',
    "sockets have no field '-state': did you mean state? netstat-js(1) has all of them",
  ],
  ['--count-by', 'state,uid,state', "'state' is there twice"],
];

for (const [option, list, message] of LISTS) {
  test(`${option} '${list}'`, () => {
    assert.equal(complaintOf(option, list, ['socket']), `netstat: ${option}: ${message}\n`);
  });
}
