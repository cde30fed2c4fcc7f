import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addFamilies } from '../../../src/cli/options/families.ts';

const repeat = (name: string, times: number) => Array<string>(times).fill(name);

describe('addFamilies', () => {
  test('adds canonical names to those given before', () => {
    assert.deepEqual(
      addFamilies(['unix'], 'ip,ip6,tcpip,appletalk,econet,ax25,x25,ipx,rose,netrom,ash,bluetooth,ddp'),
      {
        families: 'unix inet inet6 inet ddp ec ax25 x25 ipx rose netrom ash bluetooth ddp'.split(' '),
        tooMany: false,
      },
    );
  });

  for (const name of ['', 'ec', 'Inet', 'inet ', '__proto__', 'constructor']) {
    test(`does not know '${name}'`, () => {
      assert.deepEqual(addFamilies([], `inet,${name},unix`), {
        families: ['inet'],
        tooMany: false,
        unknown: name,
      });
    });
  }

  test('allows a list of up to 255 bytes', () => {
    const given = repeat('unix', 50);
    assert.deepEqual(addFamilies(given, 'inet6'), { families: [...given, 'inet6'], tooMany: false });
    assert.deepEqual(addFamilies(given, 'netrom'), { families: given, tooMany: true });
  });

  test('ignores the rest of an argument once the list is too long', () => {
    assert.deepEqual(addFamilies(repeat('unix', 50), 'ash,x25,foo'), {
      families: [...repeat('unix', 50), 'ash'],
      tooMany: true,
    });
  });

  test('reads only the first 255 bytes of an argument', () => {
    const argument = repeat('unix', 52).join(',');
    assert.deepEqual(addFamilies([], argument), {
      families: repeat('unix', 51),
      tooMany: false,
      unknown: '',
    });
    assert.equal(addFamilies([], 'x'.repeat(300)).unknown, 'x'.repeat(255));
    assert.equal(addFamilies([], 'é'.repeat(200)).unknown, `${'é'.repeat(127)}\ufffd`);
  });
});
