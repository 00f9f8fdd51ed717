declare module 'wink-porter2-stemmer' {
  /** Porter's second ("Snowball English") stemmer; expects a lower-case word. */
  export default function stem(word: string): string;
}
