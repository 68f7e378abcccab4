/** A text in localStorage, shared by all tabs; in memory where the browser denies it or it is full. */
export class StoredText {
  readonly key: string;
  #memory: string | null = null;

  constructor(key: string) {
    this.key = key;
  }

  get value(): string | null {
    if (this.#memory !== null) return this.#memory;
    try {
      return localStorage.getItem(this.key);
    } catch {
      return null;
    }
  }

  set value(value: string) {
    try {
      localStorage.setItem(this.key, value);
      this.#memory = null;
    } catch {
      this.#memory = value;
    }
  }
}
