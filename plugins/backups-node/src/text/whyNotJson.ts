import { redactText } from '../redact/redactText';

const SHOWN = 40;

/**
 * Says what a body is that should have been JSON, in a sentence a sender can act
 * on.
 *
 * @param head - the beginning of the body
 * @returns for instance `It is a web page: …`; `undefined` where it begins as
 * JSON does
 *
 * @public
 */
export function whyNotJson(head: string): string | undefined {
  const begin = head.trimStart();
  if (begin === '') return 'It is empty.';
  if (begin.startsWith('<')) {
    return 'It is a web page or XML, as a proxy or a login page answers.';
  }
  if (/^[[{"]|^(?:true|false|null|-?\d)/.test(begin)) return undefined;
  const [line] = begin.split(/[\r\n]/);
  return `It is not JSON. It begins with '${redactText(line).slice(
    0,
    SHOWN,
  )}'.`;
}
