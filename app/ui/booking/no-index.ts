/** A booking's address opens it: no search engine shall list it. */
export const NO_INDEX = { name: 'robots', content: 'noindex' }
