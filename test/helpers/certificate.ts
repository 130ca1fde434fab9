import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const SEQUENCE = 0x30, SET = 0x31, INTEGER = 0x02, BITS = 0x03, OID = 0x06, TEXT = 0x0c, TIME = 0x18;
const COMMON_NAME = Buffer.from([0x55, 0x04, 0x03]), SHA256_WITH_ECDSA = Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]);

/** A value in DER. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts), { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** A certificate that vouches for itself, as servers and clients take it when they are told to, and its key; both PEM. */
export function aCertificate(name: string): { cert: string; key: string; fingerprint: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = der(SEQUENCE, der(OID, SHA256_WITH_ECDSA)), subject = der(SEQUENCE, der(SET, der(SEQUENCE, der(OID, COMMON_NAME), der(TEXT, Buffer.from(name)))));
  const time = (year: number) => der(TIME, Buffer.from(`${year}0101000000Z`));
  // the first bit of a number is its sign
  const serial = der(INTEGER, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const body = der(SEQUENCE, serial, algorithm, subject, der(SEQUENCE, time(2020), time(2099)), subject, publicKey.export({ type: "spki", format: "der" }));
  const whole = der(SEQUENCE, body, algorithm, der(BITS, Buffer.from([0]), sign("sha256", body, privateKey)));
  const cert = `-----BEGIN CERTIFICATE-----\n${whole.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
  const fingerprint = createHash("sha256").update(whole).digest("hex").toUpperCase().replace(/..(?=.)/g, "$&:");
  return { cert, key: privateKey.export({ type: "pkcs8", format: "pem" }) as string, fingerprint };
}
