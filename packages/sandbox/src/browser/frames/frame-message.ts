import { isRecord } from '../record.js';

/** Name of the first message, which hands a frame its private port. Everything else goes over the port. */
export const CONNECT = 'storetag-sandbox-connect';

/** A call of a method on the other side of a port. */
export interface Call {
  call: number;
  method: string;
  argument: unknown;
}

/** The answer to a call. */
export interface Answer {
  answer: number;
  value: unknown;
}

/** Something that happened in a frame. */
export interface FrameEvent {
  event: string;
  detail: Record<string, unknown>;
}

export function isCall(value: unknown): value is Call {
  return (
    isRecord(value) && typeof value['call'] === 'number' && typeof value['method'] === 'string'
  );
}

export function isAnswer(value: unknown): value is Answer {
  return isRecord(value) && typeof value['answer'] === 'number';
}

export function isFrameEvent(value: unknown): value is FrameEvent {
  return isRecord(value) && typeof value['event'] === 'string' && isRecord(value['detail']);
}
