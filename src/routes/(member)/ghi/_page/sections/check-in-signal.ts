const HERE_HZ = 880;
const NOT_HERE_HZ = 220;
const LOUDNESS = 0.1;
const SECONDS = 0.12;
const MILLISECONDS = 60;

let sound: AudioContext | null = null;

/** Beeps and shakes: whoever holds the phone looks at people, not at the screen. A phone that does neither only shows it. */
export function signal(isHere: boolean): void {
	if ('vibrate' in navigator)
		navigator.vibrate(isHere ? MILLISECONDS : [MILLISECONDS, MILLISECONDS, MILLISECONDS]);
	if (!('AudioContext' in globalThis)) return;
	sound ??= new AudioContext();
	const tone = sound.createOscillator();
	const volume = sound.createGain();
	volume.gain.value = LOUDNESS;
	tone.frequency.value = isHere ? HERE_HZ : NOT_HERE_HZ;
	tone.connect(volume).connect(sound.destination);
	tone.start();
	tone.stop(sound.currentTime + SECONDS);
}
