import { base64, survivorsOf } from './__testUtils__/survivorsOf';
import { redactText } from './redactText';

type Form = (text: string) => string;

/** Where secrets stood in what tools and people wrote: each is found by a rule, not by its words. */
const FORMS: Form[] = [
  text => `curl -E client.pem:${text} https://x`,
  text => `AUTH ${text}`,
  text => `AUTH bob ${text}`,
  text => `HELLO 3 AUTH bob ${text}`,
  text => `ACL SETUSER bob on >${text} ~* +@all`,
  text => `influx backup -t ${text} /backup`,
  text => `SET PASSWORD FOR 'bob'@'%' = '${text}'`,
  text => `pgp_sym_decrypt(data, '${text}')`,
  text => `AES_DECRYPT(col, '${text}')`,
  text => `INSERT INTO users (name, password) VALUES ('bob', '${text}')`,
  text => `sqlplus bob/${text}@orcl`,
  text => `sqlplus 'bob/${text}@//db:1521/orcl'`,
  text => `expdp bob/${text} directory=x`,
  text => `rman target sys/${text}@orcl`,
  text => `smbclient //nas/x ${text} -U bob`,
  text => `https://ntfy.sh/${text}`,
  text => `https://nosnch.in/${text}`,
  text => `https://cronitor.link/p/${text}/job`,
  text => `https://uptime.betterstack.com/api/v1/heartbeat/${text}`,
  text => `restic -r /srv init <<< "${text}"`,
  text => `restic --password-file <(echo ${text}) snapshots`,
  text => `restic -p <(printf '%s' '${text}') snapshots`,
  text => `enter new password: ${text}\nenter password again: ${text}`,
  text => `{"msg":"method","method":"auth.login","params":["root","${text}"]}`,
  text => `{"method":"auth.login_with_token","params":["${text}"]}`,
  text => `nas : PSK "${text}"`,
  text => `PHPSESSID=${text}`,
  text => `net use \\\\nas\\share /user:bob ${text}`,
  text => `schtasks /create /ru bob /rp ${text} /tn x`,
  text => `AKID:${text} > /etc/passwd-s3fs`,
  text => `expect "password:" { send "${text}\\r" }`,
  text => `Schlüssel: ${text}`,
  text => `Geheimnis: ${text}`,
  text => `Zugangscode: ${text}`,
  text => `login: bob ${text}`,
  text => `---> PASS ${text}`,
  text => `AUTH LOGIN\r\n334 UGFzc3dvcmQ6\r\n${base64(text)}`,
  text => `AUTH PLAIN ${base64(`\0bob\0${text}`)}`,
  text => `useradd -p ${text} bob`,
  text => `BW_SESSION=${text}`,
  text => `grant_type=authorization_code&code=${text}&redirect_uri=x`,
  text => `secret mismatch: expected ${text} but got x`,
  text => `u: bob p: ${text}`,
  text => `passwordeval "echo ${text}"`,
  text => `{{ password | default('${text}') }}`,
  text => `mysql -u root -p'${text}' app`,
  text => `cypher-shell -u neo4j -p ${text}`,
  text => `ETCDCTL_USER=root:${text}`,
  text => `client.login('bob', '${text}')`,
  text => `Enter password to open repository: ${text}`,
  text => `["auth.login","root","${text}"]`,
  text => `kopia repository connect <<EOF\n${text}\nEOF`,
  text => `cat > /tmp/pw <<'EOF'\n${text}\nEOF`,
  text => `echo ${base64(text)} | base64 -d`,
  text => `echo ${text} | xargs kopia repository connect -p`,
  text => `mật khẩu là ${text}`,
];

/** The place tells it: even a word that a person thought of is one. */
const PLACES: Form[] = [
  text => `rar a -hp${text} out.rar data`,
  text => `密码是${text}`,
  text => `パスワードは ${text}`,
  text => `Mật khẩu: ${text}`,
  text => `[password]\n${text}`,
  text => `[s3-credentials]\r\n${text}\r\n`,
  text => `| Password | ${text} |`,
  text => `ACL SETUSER app on >${text} ~*`,
  text => `vault kv put secret/backup value=${text}`,
  text => `htpasswd -nb bob ${text}`,
  text => `bw unlock ${text} --raw`,
  text => `echo -n ${text} > /etc/restic/password`,
  text => `printf %s '${text}' >> ~/.pgpass`,
  text => `AKIAIOSFODNN7EXAMPLE:${text}`,
  text => `RESTIC_PASSWORD ?= ${text}`,
  text => `RESTIC_PASSWORD+=${text}`,
];

describe('redactText in commands, statements and calls', () => {
  it.each(FORMS.map(form => [form('SECRET-VALUE'), form] as const))(
    'takes the secret out of %j',
    (_, form) => {
      expect(survivorsOf(form)).toEqual([]);
    },
  );

  it.each(PLACES.map(form => [form('SECRET-VALUE'), form] as const))(
    'takes any word out of %j',
    (_, form) => {
      expect(survivorsOf(form)).toEqual([]);
      expect(redactText(form('hunter2'))).not.toContain('hunter2');
    },
  );
});
