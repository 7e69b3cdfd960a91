import { base64, survivorsOf } from './__testUtils__/survivorsOf';

/** Where secrets stood in what tools and people wrote: each is found by a rule, not by its words. */
const FORMS: ((text: string) => string)[] = [
  text => `recovery codes:\n  - ${text}\n  - ${text}`,
  text => `hvs.${text}`,
  text => `PASSWORD\n=${text}`,
  text => `password\n: ${text}`,
  text => `Password\n${text}`,
  text => `? password\n: ${text}`,
  text => `password:\n  ${text}\n  ${text}x\nsize: 4`,
  text =>
    `10:00 ${base64(text.repeat(6))}\n10:00 -----END RSA PRIVATE KEY-----`,
  text =>
    `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${text}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
  text =>
    `-----BEGIN OpenVPN Static key V1-----\n${text}\n-----END OpenVPN Static key V1-----`,
  text => `db.internal:15432:app:bob:${text}`,
  text => `10.0.0.5:5432:app:bob:${text}`,
  text =>
    `Driver={ODBC Driver 18};Server=db;UID=sa;PWD={${text};x};Encrypt=yes`,
  text => `kubectl patch secret x -p '{"stringData":{"foo":"${text}"}}'`,
  text =>
    `kind: Secret\ndata:\n-  foo: ${base64(text)}\n+  foo: ${base64(
      `${text}2`,
    )}`,
  text => `&Secret{Data:map[string][]byte{"foo": []byte("${text}")}}`,
  text => `echo "${text}" | restic -r /srv init`,
  text => `BORG_KEY 1234567890abcdef\n${base64(text.repeat(8))}`,
  text =>
    `{"id":"1","msg":"method","method":"auth.login_with_api_key","params":["${text}"]}`,
  text => `nas.lan\tFALSE\t/\tTRUE\t0\tsid\t${text}`,
  text => `'password' '${text}'`,
  text => `password=''${text}''`,
  text => `password\\075${text}`,
  text => `user\tpassword\nbob\t${text}`,
  text => `user,password,host\nbob,${text},nas`,
  text => `"user","password"\n"bob","${text}"`,
  text => `user;password;host\nbob;${text};nas`,
  text =>
    ` usename |  passwd  \n---------+----------\n bob     | ${text}\n(1 row)`,
  text =>
    `+------+----------+\n| user | password |\n+------+----------+\n| bob  | ${text} |\n+------+----------+`,
  text => `| user | password |\n|---|---|\n| bob | ${text} |`,
  text => `-[ RECORD 1 ]\nusename | bob\npasswd  | ${text}`,
  text => `NAME   TOKEN\nfoo    ${text}`,
  text => `password | ${text}`,
  text => `variable "db_password" {\n  default = "${text}"\n}`,
  text => `  ~ password = "${text}" -> "new${text}"`,
  text =>
    `<StringToSign>AWS4</StringToSign><SignatureProvided>${text}</SignatureProvided>`,
  text => `p a s s w o r d : ${text}`,
  text => `\u001b[33mpassword\u001b[0m=\u001b[36m${text}\u001b[0m`,
  text => `\\u001b[33mpassword\\u001b[0m=\\u001b[36m${text}`,
  text => `userPassword:: ${base64(text)}`,
  text => `isql dsn bob ${text}`,
  text =>
    `Key                  Value\n---                  -----\ntoken                ${text}\ntoken_accessor       x`,
  text => `secret_id=${text} role_id=x`,
  text => `"secret_id": "${text}"`,
  text => `dp.st.prd.${text}${text}`,
  text => `pass phrase: ${text}`,
  text => `pass word: ${text}`,
  text => `response="${text}", nonce="x"`,
  text => `[smtp.lan]:587 bob@x:${text}`,
  text => `config=${base64(`https://bob:${text}@nas/x`)}`,
  text => `{"pin":"${text}"}`,
  text => `{"password":{"value":"${text}"}}`,
  text => `password:\n  value: ${text}`,
  text => `passwords:\n  bob: ${text}`,
  text => `tokens:\n  ci: ${text}`,
  text => `"secrets": {"ci": "${text}"}`,
  text => `{"passwords":{"bob":"${text}"}}`,
  text => `"credentials":{"user":"bob","value":"${text}"}`,
  text => `password\n=> ${text}`,
  text => `password: !vault |\n  ${text}`,
  text => `password: !!binary |\n  ${base64(text)}`,
  text => `backup:{PLAIN}${text}`,
  text => `[fd00::1]:5432:app:bob:${text}`,
  text => `syt_bob_${text}_abcdef`,
  text => `proxy_set_header Authorization "Basic ${text}";`,
  text => `traefik.http.middlewares.a.basicauth.users=bob:${text}`,
  text => `\u001b[1;31mtoken:\u001b[0m ${text}`,
  text => `\u001b[38;5;12mpassword\u001b[39m: "${text}"`,
  text =>
    `id,user,api_key,created\n1,bob,${text},2026-08-22\n2,eve,${text}x,2026-08-22`,
  text => `│ user │ password │\n├──────┼──────────┤\n│ bob  │ ${text} │`,
  text => `USER     PASSWORD     HOST\nbob      ${text}     nas`,
  text => `| password | ${text} |`,
  text => `│ password │ ${text} │`,
  text => `*** 1. row ***\nuser: bob\nauthentication_string: ${text}`,
  text => `hex key ${text}`,
];

describe('redactText in documents and tables', () => {
  it.each(FORMS.map(form => [form('SECRET-VALUE'), form] as const))(
    'takes the secret out of %j',
    (_, form) => {
      expect(survivorsOf(form)).toEqual([]);
    },
  );
});
