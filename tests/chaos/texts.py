"""Invented profiles and postings, drawn from a seed. Short, because chaos is about many asks and not about texts."""

import random
from typing import Any

COMPANIES = ("Harbourline", "Northwind Robotics", "Cedar Clinic", "Tidewater Energy")
PASSWORD = "Correct-Horse-9"
_TRADES = {
    "Backend Engineer": ("Python", "MySQL", "Kafka", "Docker", "AWS", "REST APIs"),
    "Data Analyst": ("SQL", "Python", "Tableau", "statistics", "Excel", "dashboards"),
    "Nurse": ("wound care", "triage", "medication", "patient records", "hygiene", "care plans"),
    "Electrician": ("wiring", "fault finding", "switchgear", "solar panels", "safety checks", "motors"),
}
_VERBS = ("Built", "Ran", "Planned", "Repaired", "Reviewed", "Taught colleagues", "Improved", "Documented")
_LEVELS = ("", "Senior ", "Junior ", "Lead ")
_DEGREES = ("Bachelor's", "Master's", "Associate's", "High school")
_MAJORS = ("Computer Science", "Nursing", "Electrical Engineering", "Statistics")
_GERMAN = "Wir suchen eine Person mit Erfahrung in der Pflege und Freude an der Arbeit mit Menschen im Krankenhaus."


def registration(number: int, company: str | None, mark: str, chance: random.Random) -> dict[str, Any]:
    """The body of POST /register."""
    personal = {
        "email": f"person{number}-{mark}@example.org",
        "password": PASSWORD,
        "firstName": f"First{number}",
        "lastName": "Okafor",
        "company": company,
        "headline": _headline(chance),
    }
    return {"personalInformation": personal, **career(chance)}


def career(chance: random.Random) -> dict[str, Any]:
    """What is scored of a profile."""
    trade = chance.choice(list(_TRADES))
    return {
        "education": [
            {"level": chance.choice(_DEGREES), "major": chance.choice(_MAJORS), "school": "Lakeside College"}
        ],
        "experience": [
            {
                "company": f"Employer {chance.randrange(100)}",
                "role": chance.choice(_LEVELS) + trade,
                "description": "\n".join(_done(trade, chance) for _ in range(2)),
                "dateFrom": f"{chance.randrange(2005, 2020)}-03",
                **({} if chance.random() < 0.5 else {"dateTo": f"{chance.randrange(2020, 2025)}-06"}),
            }
        ],
        "skills": chance.sample(_TRADES[trade], 3),
        **({} if chance.random() < 0.5 else {"resume": f"{trade}. {_done(trade, chance)}"}),
    }


def change(chance: random.Random) -> dict[str, Any]:
    """The body of PATCH /me."""
    if chance.random() < 0.5:
        return {"skills": chance.sample(_TRADES[chance.choice(list(_TRADES))], 4)}
    made = career(chance)
    return {"experience": made["experience"], "personalInformation": {"headline": _headline(chance)}}


def posting(company: str, number: int, variant: int) -> dict[str, Any]:
    """The body of POST /askreferral: a variant of the text for this job, always the same one."""
    chance = random.Random(f"{company} {number} {variant}")
    trade = chance.choice(list(_TRADES))
    skills = chance.sample(_TRADES[trade], 4)
    years = chance.randrange(1, 9)
    return {
        "link": f"https://jobs.example.org/{company.split()[0].lower()}/{number}",
        "company": company,
        "role": chance.choice(_LEVELS) + trade,
        "description": _GERMAN if number % 9 == 8 else f"You work with {skills[0]} and {skills[1]}.",
        "requiredQualifications": f"{years} years of experience with {skills[2]}\nKnowledge of {skills[3]}",
        "preferredQualifications": f"A degree in {chance.choice(_MAJORS)}",
    }


def _headline(chance: random.Random) -> str:
    return f"{chance.choice(list(_TRADES))} who likes {chance.choice(_VERBS).lower()} things {chance.randrange(1000)}"


def _done(trade: str, chance: random.Random) -> str:
    return f"{chance.choice(_VERBS)} {chance.choice(_TRADES[trade])} for {chance.randrange(2, 90)} teams."
