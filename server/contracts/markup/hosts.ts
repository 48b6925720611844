/** What a bare name must end in to be taken for a host: the common generic ends, and those of countries. */
const GENERIC =
  'com org net edu gov mil int info biz name pro io dev app ai eu cloud online site shop store blog news tech xyz wiki chat email social network digital agency studio design software systems solutions group team world berlin hamburg koeln cologne bayern wien swiss london paris nyc tokyo museum travel jobs';
const COUNTRIES =
  'ac ad ae af ag al am ao ar as at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fo fr ga gd ge gg gh gi gl gm gn gp gq gr gt gu gy hk hn hr ht hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km kn kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc me mg mh mk ml mn mo mp mq mr mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pn pr pt pw qa re ro ru rw sa sb sc sd se sg si sk sl sm sn sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
/** Ends of hosts that are far more often ends of file names: `README.md`, `main.rs`. With a path behind them they are hosts. */
const FILE_LIKE = 'md rs py sh pl ps cc so ms mm zip mov tf ml';

const ends = new Set(`${GENERIC} ${COUNTRIES}`.split(' '));
const fileLike = new Set(FILE_LIKE.split(' '));

/** Whether a word without a scheme, e.g. `example.org`, names a host. `hasPath`: a slash follows. */
export function isHost(word: string, hasPath: boolean): boolean {
  const shape = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24}$/u;
  if (word.length > 253 || !shape.test(word)) return false;
  const end = word.slice(word.lastIndexOf('.') + 1).toLowerCase();
  if (fileLike.has(end)) return hasPath;
  return ends.has(end);
}
