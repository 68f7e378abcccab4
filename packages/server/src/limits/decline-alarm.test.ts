import { describe, expect, it } from 'vitest';
import { DeclineAlarm } from './decline-alarm.js';

const RULE = { share: 0.5, least: 4, pause: 900_000 };
const MINUTE = 60_000;

const repeat = (times: number, work: () => unknown) => Array.from({ length: times }, work).at(-1);

describe('DeclineAlarm', () => {
  it('sounds once more than half are declined, and pauses for 15 minutes', () => {
    const alarm = new DeclineAlarm(RULE);
    repeat(8, () => alarm.noteCreate(0));
    expect(repeat(4, () => alarm.noteDecline(MINUTE))).toBeUndefined();
    expect(alarm.pausedFor(MINUTE)).toBe(0);
    expect(alarm.noteDecline(MINUTE)).toEqual({
      declines: 5,
      creates: 8,
      pausedUntil: MINUTE + 900_000,
    });
    expect(alarm.pausedFor(MINUTE)).toBe(900_000);
    expect(alarm.pausedFor(MINUTE + 899_000)).toBe(1000);
    expect(alarm.pausedFor(MINUTE + 900_000)).toBe(0);
  });

  it('takes no share of a few declines', () => {
    const alarm = new DeclineAlarm(RULE);
    expect(repeat(3, () => alarm.noteDecline(0))).toBeUndefined();
    expect(alarm.noteDecline(0)).toMatchObject({ declines: 4, creates: 0 });
  });

  it('forgets what is more than ten minutes ago', () => {
    const alarm = new DeclineAlarm(RULE);
    repeat(3, () => alarm.noteDecline(0));
    expect(alarm.noteDecline(10 * MINUTE)).toBeUndefined();
    const other = new DeclineAlarm(RULE);
    repeat(3, () => other.noteDecline(0));
    expect(other.noteDecline(9 * MINUTE)).toBeDefined();
  });

  it('forgets them also when nothing happened in between', () => {
    const alarm = new DeclineAlarm(RULE);
    repeat(100, () => alarm.noteCreate(0));
    repeat(3, () => alarm.noteDecline(60 * MINUTE));
    expect(alarm.noteDecline(60 * MINUTE)).toMatchObject({ declines: 4, creates: 0 });
  });

  it('sounds once per pause, and again when it goes on', () => {
    const alarm = new DeclineAlarm(RULE);
    expect(repeat(4, () => alarm.noteDecline(0))).toBeDefined();
    expect(repeat(20, () => alarm.noteDecline(MINUTE))).toBeUndefined();
    expect(repeat(4, () => alarm.noteDecline(16 * MINUTE))).toBeDefined();
  });

  it('only sounds where there is no pause', () => {
    const alarm = new DeclineAlarm({ ...RULE, pause: 0 });
    expect(repeat(4, () => alarm.noteDecline(0))).toMatchObject({ pausedUntil: null });
    expect(alarm.pausedFor(0)).toBe(0);
  });

  it('does not stay paused for longer when the clock is set back', () => {
    const alarm = new DeclineAlarm(RULE);
    repeat(4, () => alarm.noteDecline(1000 * MINUTE));
    expect(alarm.pausedFor(0)).toBe(900_000);
  });
});
