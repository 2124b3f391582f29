"""What the charts say, in Swedish and English. No sentence stands anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Lang = Literal["sv", "en"]
LANGUAGES: Final[tuple[Lang, ...]] = ("sv", "en")
Text = Mapping[Lang, str]

_WORDS: Final[dict[str, tuple[str, str]]] = {
    # titles
    "by-continent": ("Avtal per världsdel", "Agreements by continent"),
    "by-country": ("Avtal per land", "Agreements by country"),
    "within": ("Avtal i {place}, per land", "Agreements in {place}, by country"),
    "in-force-by-class": ("Avtal i kraft per år, efter klass", "Agreements in force per year, by class"),
    "ended-and-paused": ("Avslutade och pausade avtal per år", "Agreements ended and paused per year"),
    "of": ("{title}: {place}", "{title}: {place}"),
    # under the title
    "on-day": ("I kraft {day}: {sure}.", "In force on {day}: {sure}."),
    "on-day-unsure": (
        "I kraft {day}: {sure}, och {perhaps} som kan ha upphört.",
        "In force on {day}: {sure}, and {perhaps} that may have ended.",
    ),
    "per-year": (
        "I kraft vid årets slut, till och med {day}: sammanlagt {count}. Flest {when}: {most}. {last}: {now}.",
        "In force at the end of the year, until {day}: {count} in all. Most in {when}: {most}. {last}: {now}.",
    ),
    "and-unsure": ("{sure} och {perhaps} som kan ha upphört", "{sure} and {perhaps} that may have ended"),
    "turned": (
        "Till och med {day}: {told}; sammanlagt {count}.",
        "Until {day}: {told}; {count} in all.",
    ),
    "sample": (
        "EXEMPELDATA: {count} av {all} avtal är påhittade exempel",
        "SAMPLE DATA: {count} of {all} agreements are made-up samples",
    ),
    # series
    "in_force": ("i kraft", "in force"),
    "twin": ("vänorter", "twin towns"),
    "partnership": ("kommunala partnerskap", "municipal partnerships"),
    "unspecified": ("klass ej angiven", "class not stated"),
    "uncertain": ("kan ha upphört", "may have ended"),
    "ended": ("avslutade", "ended"),
    "not_renewed": ("ej förlängda", "not renewed"),
    "partly_ended": ("delvis avslutade", "partly ended"),
    "paused": ("pausade", "paused"),
    "no-year": ("år okänt", "year not known"),
    # told under the picture
    "rule": (
        "I kraft är också vilande, pausade och delvis avslutade avtal.",
        "Dormant, paused and partly ended agreements are in force too.",
    ),
    "rule-turned": (
        "Ett avtal räknas i det år då det avslutades eller pausades, om det stod så vid årets slut. Avtal som löpt ut "
        "räknas inte.",
        "An agreement counts in the year in which it was ended or paused, if it stood so at the end of the year. "
        "Agreements that ran out do not count.",
    ),
    "rule-turned-expired": (
        "Ett avtal räknas i det år då det avslutades eller pausades, om det stod så vid årets slut. Avtal som löpt ut "
        "({count}) räknas inte.",
        "An agreement counts in the year in which it was ended or paused, if it stood so at the end of the year. "
        "Agreements that ran out ({count}) do not count.",
    ),
    "china": ("I Kina ingår {parts}.", "China includes {parts}."),
    "open-end": (
        "Streckat: slutets dag är okänd för {count}{names}.",
        "Hatched: the day of the end is not known for {count}{names}.",
    ),
    "open-end-turned": (
        "Kan ha upphört redan, dag okänd: {count}{names}; ej inräknat.",
        "May have ended already, day not known: {count}{names}; not counted.",
    ),
    "no-year-told": (
        "År okänt: ingen källa anger ett bestämt år för {count}{names}.",
        "Year not known: no source gives one single year for {count}{names}.",
    ),
    "unsure-start": (
        "Ej inräknade: {count}, om vilka ingen källa säger att de var i kraft då.",
        "Not counted: {count}, of which no source says that they were in force then.",
    ),
    "late": (
        "Början okänd: {count}, räknade från den första källa som nämner dem.",
        "Beginning not known: {count}, counted from the first source that tells of them.",
    ),
    "never": (
        "I ingen stapel: {count} som bara en odaterad källa nämner, eller som först nämns när de upphört.",
        "In no column: {count} told only by a source without a day, or first told when already over.",
    ),
    "rest": ("Därtill: {rest}.", "Besides: {rest}."),
    "coverage-unknown": (
        "Täckning: ej angiven. Att ett avtal saknas här betyder inte att det inte finns.",
        "Coverage: not stated. That an agreement is missing here does not mean that there is none.",
    ),
    # when there is nothing to draw
    "none-in-force": (
        "Ingen bild: inget avtal i datasetet stod säkert eller kanske i kraft {day}.",
        "No picture: no agreement of the dataset was in force, surely or perhaps, on {day}.",
    ),
    "none-ever": (
        "Ingen bild: inget avtal i datasetet stod i kraft vid något års slut till och med {day}.",
        "No picture: no agreement of the dataset was in force at the end of any year until {day}.",
    ),
    "none-turned": (
        "Ingen bild: inget avtal i datasetet är avslutat eller pausat till och med {day}.",
        "No picture: no agreement of the dataset has been ended or paused until {day}.",
    ),
    "no-source-day": (
        "Inga bilder: ingen källa i datasetet har någon dag, så det går inte att säga vad som stod när.",
        "No pictures: no source of the dataset has a day, so nobody can say what stood when.",
    ),
    # alternative text
    "alt-bars": ("Liggande staplar, en per {what}: {values}.", "Horizontal bars, one per {what}: {values}."),
    "alt-columns": (
        "Staplar, en per år {first}–{last}, delade efter {series}. Antal (år utan avtal utelämnade): {values}.",
        "Columns, one per year {first}–{last}, split by {series}. Counts (years without any left out): {values}.",
    ),
    "continent": ("världsdel", "continent"),
    "country": ("land", "country"),
    "and-more": ("och {count} till (se CSV-filen)", "and {count} more (see the CSV file)"),
    "value-unsure": ("{label} {sure} och {perhaps} osäkra", "{label} {sure} and {perhaps} uncertain"),
    "unit": ("antal avtal", "number of agreements"),
    # the timeline of one agreement
    "alt-timeline": ("Tidslinje för avtalet. Läge: {states}. Händelser: {events}.",
                     "Timeline of the agreement. States: {states}. Events: {events}."),
    "class-twin": ("vänortsavtal", "twin-town agreement"),
    "class-partnership": ("kommunalt partnerskap", "municipal partnership"),
    "class-unspecified": ("avtal, klass ej angiven", "agreement, class not stated"),
    "as-told": ("{klass}; läge {day}: {status}", "{klass}; as of {day}: {status}"),
    "sample-one": ("EXEMPELDATA: avtalet är ett påhittat exempel", "SAMPLE DATA: the agreement is a made-up sample"),
    "perhaps": ("osäkert, kanske {status}", "uncertain, perhaps {status}"),
    "states": ("Läge", "State"),
    "events": ("Händelser", "Events"),
    "no-states": ("Ingen källa anger att avtalet har trätt i kraft.", "No source says that the agreement took effect."),
    "no-day": ("dag okänd", "day not known"),
    "by-then": ("senast {day}", "by {day}"),
    "hatched": (
        "Streckat: osäker tid, när källan anger ett år, en period eller ingen dag.",
        "Hatched: uncertain time, where the source gives a year, a period or no day.",
    ),
    "broken": ("Utan märke: ingen dag angiven.", "Without a mark: no day given."),
    "st-proposed": ("föreslaget", "proposed"),
    "st-active": ("gällande", "active"),
    "st-dormant": ("vilande", "dormant"),
    "st-paused": ("pausat", "paused"),
    "st-partly_ended": ("delvis avslutat", "partly ended"),
    "st-ended": ("avslutat", "ended"),
    "st-expired": ("utlöpt", "expired"),
    "st-not_renewed": ("ej förlängt", "not renewed"),
    "st-not_established": ("ej ingånget", "not established"),
    "st-unknown": ("okänt", "unknown"),
    "act-establish": ("ingå", "establish"),
    "act-renew": ("förlänga", "renew"),
    "act-not_renew": ("inte förlänga", "not renew"),
    "act-end": ("avsluta", "end"),
    "act-partly_end": ("avsluta delvis", "end in part"),
    "act-pause": ("pausa", "pause"),
    "act-resume": ("återuppta", "resume"),
    "act-investigate": ("utreda", "investigate"),
    "act-evaluate": ("utvärdera", "evaluate"),
    "act-keep": ("behålla", "keep"),
    "act-amend": ("ändra", "amend"),
    "stage-requested": ("begärt", "requested"),
    "stage-proposed": ("föreslaget", "proposed"),
    "stage-planned": ("planerat", "planned"),
    "stage-decided": ("beslutat", "decided"),
    "stage-reported": ("omtalat", "reported"),
    "stage-rejected": ("avslaget", "rejected"),
    "by-motion": ("i motion", "by motion"),
    "by-petition": ("i medborgarförslag", "by petition"),
    "by-swedish": ("av svenska sidan", "by the Swedish side"),
    "by-foreign": ("av utländska sidan", "by the foreign side"),
    "by-mutual": ("av båda sidor", "by both sides"),
    "step-requested": ("begäran", "request"),
    "step-proposed": ("förslag", "proposal"),
    "step-planned": ("planerat", "planned"),
    "step-decided": ("beslut", "decision"),
    "step-reported": ("omtalat", "reported"),
    "step-rejected": ("avslag", "refusal"),
    "in-effect": ("med verkan {day}", "in effect {day}"),
    "motion-motion": ("motion", "motion"),
    "motion-medborgarforslag": ("medborgarförslag", "citizens’ proposal"),
    "motion-initiativ": ("initiativ", "initiative"),
    "motion-interpellation": ("interpellation", "interpellation"),
    "filed": ("{kind} väckt", "{kind} filed"),
    "out-granted": ("bifallen", "granted"),
    "out-rejected": ("avslagen", "rejected"),
    "out-answered": ("besvarad", "answered"),
    "out-partly_granted": ("delvis bifallen", "partly granted"),
    "out-referred_back": ("återremitterad", "referred back"),
    "out-tabled": ("bordlagd", "tabled"),
    "out-sent_for_preparation": ("sänd på beredning", "sent for preparation"),
    "out-dropped": ("avskriven", "dropped"),
    "out-withdrawn": ("återtagen", "withdrawn"),
    # dates
    "season-21": ("våren {year}", "spring {year}"),
    "season-22": ("sommaren {year}", "summer {year}"),
    "season-23": ("hösten {year}", "autumn {year}"),
    "season-24": ("vintern {year}", "winter {year}"),
    "decade": ("{year}-talet", "{year}s"),
    "approximate": ("omkring {day}", "about {day}"),
    "before": ("före {day}", "before {day}"),
    "after": ("efter {day}", "after {day}"),
}  # fmt: skip


def say(key: str, lang: Lang, **values: object) -> str:
    """A phrase with its values put in."""
    return _WORDS[key][LANGUAGES.index(lang)].format(**values)


def number(value: int, lang: Lang) -> str:
    """A whole number as the language writes it: 5 000 (no-break space) or 5,000."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}" if lang == "sv" else ",")


def agreements(count: int, lang: Lang) -> str:
    """`1 avtal`, `2 agreements`."""
    noun = "avtal" if lang == "sv" else "agreement" if count == 1 else "agreements"
    return f"{number(count, lang)} {noun}"


def listed(parts: list[str], lang: Lang) -> str:
    """`a, b och c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {'och' if lang == 'sv' else 'and'} {parts[-1]}"
