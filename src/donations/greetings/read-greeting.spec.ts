import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../kernel/refusal.js';
import { readGreeting, type UnreadGreeting } from './read-greeting.js';

const typed = { to: 'friend@example.org', from: 'Ayşe', occasion: 'birthday', words: 'İyi ki doğdun.' };

function refusalOf(given: UnreadGreeting): string {
  try {
    readGreeting(given);
    return 'taken';
  } catch (error) {
    return isRefusal(error) ? `${error.code} ${error.field ?? ''}` : 'a bug';
  }
}

describe('a greeting', () => {
  it('is read as it is typed, without the spaces around', () => {
    expect(readGreeting({ ...typed, from: '  Ayşe ' })).toEqual(typed);
  });

  it('is none where nothing is typed, whatever occasion stands in the form', () => {
    expect(readGreeting({ to: ' ', from: '', words: '\n', occasion: 'wedding' })).toBeUndefined();
  });

  it.each([
    'Nice to see you.Soon again',
    'Честит рожден ден, мамо. Обичам те!',
    'Χρόνια πολλά… και του χρόνου.',
    'Line one\nLine two',
    '14.02.2026 – 3.5 kg, 52 cm',
    'a/b, 1:30, e.g. this',
    'From all of us 👨‍👩‍👧',
  ])('takes %j', (words) => {
    expect(refusalOf({ ...typed, words })).toBe('taken');
  });

  it('takes 300 characters, whatever they are made of', () => {
    expect(['x', '😀', 'Ж'].map((each) => refusalOf({ ...typed, words: each.repeat(300) }))).toEqual(['taken', 'taken', 'taken']);
  });

  it.each<[string, UnreadGreeting, string]>([
    ['10,000 characters', { words: 'x'.repeat(10_000) }, 'greeting_too_long greetWords'],
    ['301 characters', { words: 'x'.repeat(301) }, 'greeting_too_long greetWords'],
    ['a web address', { words: 'see https://example.org/x' }, 'greeting_link greetWords'],
    ['another scheme', { words: 'ftp://example' }, 'greeting_link greetWords'],
    ['a script', { words: 'JavaScript:alert(1)' }, 'greeting_link greetWords'],
    ['www', { words: 'WWW.example' }, 'greeting_link greetWords'],
    ['a bare domain', { words: 'go to example.com now' }, 'greeting_link greetWords'],
    ['a country’s domain', { words: 'ornek.com.tr' }, 'greeting_link greetWords'],
    ['a short link', { words: 't.me/winner' }, 'greeting_link greetWords'],
    ['a domain in wide letters', { words: 'ｅｘａｍｐｌｅ．ｃｏｍ' }, 'greeting_link greetWords'],
    ['a mail address', { words: 'write to me@example' }, 'greeting_link greetWords'],
    ['a link as a name', { from: 'prize.com' }, 'greeting_link greetFrom'],
    ['a control character', { words: 'a\u0007b' }, 'greeting_characters greetWords'],
    ['a mark that turns text round', { from: 'abc\u202egnp' }, 'greeting_characters greetFrom'],
    ['a line break in a name', { from: 'A\nBcc: x' }, 'greeting_characters greetFrom'],
    ['a name of 61 letters', { from: 'x'.repeat(61) }, 'greeting_name_too_long greetFrom'],
    ['no name', { from: ' ' }, 'greeting_name_missing greetFrom'],
    ['no address', { to: '' }, 'email_invalid greetTo'],
    ['two addresses', { to: 'a@example.org, b@example.org' }, 'email_invalid greetTo'],
    ['an occasion of its own', { occasion: 'lottery' }, 'greeting_occasion_unknown greetFor'],
  ])('refuses %s', (_what, given, refusal) => {
    expect(refusalOf({ ...typed, ...given })).toBe(refusal);
  });
});
