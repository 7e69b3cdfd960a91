import { partsOfFix } from './partsOfFix';

const commandsOf = (fix: string) =>
  partsOfFix(fix).flatMap(({ command, text }) => (command ? text : []));

describe('commands in a fix', () => {
  it.each([
    [
      "Look at 'kubectl -n documents describe externalsecret mealie-volsync'.",
      ['kubectl -n documents describe externalsecret mealie-volsync'],
    ],
    [
      "Run “kubectl -n db exec 'a b' -- true”, then 'kubectl -n db get pods'.",
      ["kubectl -n db exec 'a b' -- true", 'kubectl -n db get pods'],
    ],
    [
      `Look whether it is: “sh -c 'kubectl -n "$1" get pod' look db”.`,
      [`sh -c 'kubectl -n "$1" get pod' look db`],
    ],
    ["Look at Job media/x ('kubectl describe').", []],
    ["The app's volume isn't there: mount it.", []],
    ['Check that NAS can be reached.', []],
  ])('are found in %p', (fix, commands) => {
    expect(commandsOf(fix)).toEqual(commands);
  });

  it('stand between the words around them, and nothing is lost but their quotes', () => {
    expect(
      partsOfFix("See 'kubectl -n a get b' and mend it.")
        .map(({ text }) => text)
        .join(''),
    ).toBe('See kubectl -n a get b and mend it.');
  });
});
