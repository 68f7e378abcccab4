import { describe, expect, it } from 'vitest';
import { timeOf } from './sql-clock.js';

const NOON = Date.UTC(2027, 0, 1, 12);

describe('timeOf', () => {
  it.each([
    ['SQLite’s text', '2027-01-01 12:00:00', NOON],
    ['PostgreSQL’s text', '2027-01-01 12:00:00+00', NOON],
    ['an offset east', '2027-01-01 14:00:00+02', NOON],
    ['an offset west, with minutes', '2027-01-01 08:30:00-03:30', NOON],
    ['an offset without a colon', '2027-01-01 17:30:00+0530', NOON],
    ['microseconds and an offset', '2027-01-01 12:00:00.123456+00', NOON + 123],
    ['microseconds alone', '2027-01-01 12:00:00.123999', NOON + 123],
    ['a fraction without its zeros', '2027-01-01 14:00:00.5+02', NOON + 500],
    ['ISO 8601', '2027-01-01T12:00:00.007Z', NOON + 7],
    ['a date', new Date(NOON), NOON],
  ])('reads %s', (_name, time, milliseconds) => {
    expect(timeOf({ time })).toBe(milliseconds);
  });

  it.each([undefined, '', 'noon', '2027-01-01', '2027-13-01 12:00:00', '01/01/2027 12:00:00 UTC'])(
    'says what it cannot read: %j',
    (time) => {
      expect(() => timeOf({ time })).toThrow(
        new TypeError(`The database tells no time: it says ${JSON.stringify(time)}.`),
      );
    },
  );
});
