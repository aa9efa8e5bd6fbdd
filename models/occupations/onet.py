"""The field of work of an O*NET occupation, by its SOC code."""

# The longest matching prefix decides.
_PREFIXES = {
    "public service": "11-1031 11-9161 33 55",
    "executive management": "11-1",
    "sales": "11-2022 41-3 41-4 41-9031 41-9041 41-9",
    "marketing": "11-20 13-1161 27-3031",
    "administration": "11-3012 11-9131 43",
    "construction and trades": "11-3013 11-9021 13-1051 17-101 17-102 17-303 37-3 37-1012 47 49",
    "it support": "11-3021 15-1211 15-123 15-1241 15-1244 15-1299",
    "finance": "11-3031 13-2011 13-2031 13-2081 13-2082 43-3021 43-3031 43-3",
    "manufacturing and quality": "11-3051 17-2112 51",
    "operations and supply chain": "11-306 11-3071 13-102 13-1081",
    "human resources": "11-31 13-1071 13-1074 13-1075 13-1141 13-1151 43-3051 43-4161",
    "agriculture": "11-9013 19-101 19-103 45",
    "education and training": "11-903 25",
    "engineering": "11-9041 17",
    "hospitality": "11-9051 11-9071 11-9072 11-9081 11-9179 13-1121 35 37 39 41-3041 51-3",
    "healthcare": "11-9111 19-303 29-2072 29 31",
    "science and research": "11-9121 15-2021 19-2 19-3 19-4",
    "real estate": "11-9141 13-2020 13-2022 13-2023 41-902",
    "social services": "11-9151 11-9171 13-1131 21 39-9011",
    "media and arts": "13-1011 27-1014 27-101 27",
    "banking and insurance": "13-1031 13-1032 13-2 15-2011 41-3021 41-3031 43-3071 43-413 43-4141",
    "legal and compliance": "13-104 23",
    "projects and strategy": "13-1082 13-1111 15-1299.09",
    "security": "15-1212 15-1299.04 15-1299.05 15-1299.06",
    "data and ai": "15-1221 15-1242 15-1243 15-1299.02 15-2",
    "games": "15-1255.01",
    "design": "15-1255 27-1011 27-102",
    "software": "15-125 15-1299.07",
    "cloud and infrastructure": "15-1299.08",
    "hardware": "17-2061 17-2072 17-3023",
    "energy and environment": "17-2081 17-2151 17-2161 17-2171 19-204 19-5 47-5 51-8",
    "life sciences": "19-1021 19-1022 19-1029 19-104 19-1 19-4021",
    "retail": "27-1026 41",
    "customer service": "43-4051",
    "transport": "43-5 49-3 53",
}
_FIELDS = {prefix: field for field, prefixes in _PREFIXES.items() for prefix in prefixes.split()}


def field_of(code: str) -> str | None:
    """The field of a code such as "15-1252.00"; None if no field matches."""
    prefixes = (code[:length] for length in range(len(code), 0, -1))
    return next((_FIELDS[prefix] for prefix in prefixes if prefix in _FIELDS), None)
