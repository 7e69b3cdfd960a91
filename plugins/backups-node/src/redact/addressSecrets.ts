import type { Page } from './Page';
import { spansOf } from './shapes';
import type { Span } from './Span';

// Schemes are bounded: an unbounded one makes long words cost their square.
const USER_INFO = /([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/?#"'<>]{0,1024}@)/gi;

// A password may hold an unescaped slash: what follows the colon is no port,
// and an `@` comes later.
const USER_INFO_WITH_SLASH =
  /([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/?#@:"'<>]{0,256}:(?!\d{1,5}(?:[/?#\s]|$))[^\s@"'<>]{0,1024}@)/gi;

/** `user:password@host` without a scheme; a digest, a scheme and a path are none. */
const BARE_USER_INFO =
  /(?<![\w./:@-])(?:(?:sftp|scp|rsync|ftp):)?(?!(?:sftp|ssh|scp|mailto|rsync|ftp|git|sip|xmpp|smb|acct):[^\s:@]{1,64}@)[\w.+-]{1,64}:(?![/\\]|[a-z][a-z0-9+.-]{0,20}:\/\/)([^\s@"'<>]{1,256})@(?!sha\d{3}:)(?=[A-Za-z0-9[][\w.:-]{0,253})/g;

/** `credentials user:password`, in a sentence; a port and a path are no password. */
const PAIR_IN_WORDS =
  /\b(?:credentials?|basic[ -]auth(?:entication)?|user ?info)[ \t]{0,3}:?[ \t]{1,5}["'`]?[\w.+@-]{1,64}(?::|[ \t]{1,3}[/:][ \t]{1,3})(?![/\\]|\d{1,5}(?![\w-]))([^\s"'`<>]{4,256})/gi;

/** Addresses with a secret path. */
const WEBHOOKS: RegExp[] = [
  /\bhooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([^\s"'<>]{1,512})/gi,
  /\bdiscord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/([^\s"'<>]{1,512})/gi,
  /\bapi\.telegram\.org\/(?:file\/)?bot([^\s/"'<>]{1,256})/gi,
  /\bwebhook(?:b2)?\/([^\s"'<>]{8,1024})/gi,
  /\bhc-ping\.com\/([^\s"'<>]{4,512})/gi,
  /\/(?:api\/push|ping|heartbeats?)\/([^\s?#/"'<>]{5,256})/gi,
  /\b(?:nosnch\.in|ntfy\.sh|cronitor\.(?:link|io)(?:\/p(?:ing)?)?)\/([^\s?#/"'<>]{5,256})/gi,
  /\bchat\.googleapis\.com\/v1\/([^\s"'<>]{1,1024})/gi,
  /\bmaker\.ifttt\.com\/trigger\/[^\s/]{1,100}\/(?:json\/)?with\/key\/([^\s"'<>]{1,256})/gi,
  /\bhooks\.zapier\.com\/hooks\/([^\s"'<>]{1,256})/gi,
  /\bevents\.pagerduty\.com\/[^\s"'<>]{0,80}\/([a-f0-9]{20,64})/gi,
  /\bwebhook\.site\/([^\s"'<>]{8,256})/gi,
  /\/api\/webhook\/([^\s"'<>]{1,256})/gi,
  /:\/\/[^\s/"'<>]{1,253}\/(?:[\w-]{1,40}\/){0,4}(?:web)?hooks?\/([^\s"'<>]{5,512})/gi,
  // Apprise and shoutrrr write tokens as addresses.
  /\b(?:discord|slack|tgram|telegram|gotifys?|pover|pushover|ms?teams|matrixs?|mattermost|mmosts?|rockets?|rocketchat|pbul|pushbullet|opsgenie|pagerduty|ifttt|zulip|googlechat|gchat|wxteams|workflows?|pushdeer|bark|signals?|ntfys?|hassios?|hassio):\/\/([^\s"'<>]{1,512})/gi,
];

/** One look that tells whether any of those addresses may be there. */
const HOOKED =
  /:\/\/|hook|nosnch|ntfy|cronitor|telegram|ping|push|chat\.|trigger|pagerduty/i;

function userInfo(pattern: RegExp, text: string): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index + match[1].length;
    found.push({ start, end: start + match[2].length, put: '' });
  }
  return found;
}

/**
 * Finds what addresses hold of secrets: users and passwords before a host, and
 * addresses of webhooks.
 *
 * @param page - one reading of a text
 * @returns the secrets; user info leaves without a trace
 */
export function addressSecrets({ text }: Page): Span[] {
  const found = [
    ...spansOf(PAIR_IN_WORDS, text),
    ...(HOOKED.test(text)
      ? WEBHOOKS.flatMap(pattern => spansOf(pattern, text))
      : []),
  ];
  return text.includes('@')
    ? [
        ...found,
        ...userInfo(USER_INFO, text),
        ...userInfo(USER_INFO_WITH_SLASH, text),
        ...spansOf(BARE_USER_INFO, text),
      ]
    : found;
}
