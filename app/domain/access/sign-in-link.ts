/** How long a link of a sign-in mail is good for. */
export const SIGN_IN_LINK_MINUTES = 15
